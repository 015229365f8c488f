import { Tag } from '@/components/ui/tag/tag';
import type { Outcome } from '@/lib/domain/result';
import type { CommentView } from '@/lib/domain/workflow/history';
import { CaseSection, NothingYet } from './case-section';
import { type StepEnvelope, StepForm } from './step-form';

type CaseCommentsProps = {
  comments: readonly CommentView[];
  side: 'AGENCY' | 'ICE';
  mayComment: boolean;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelope: StepEnvelope;
};

const ownSide = {
  AGENCY: { value: 'AGENCY_ONLY', label: 'Only my agency', tag: 'Agency only' },
  ICE: { value: 'ICE_ONLY', label: 'Only ICE', tag: 'ICE only' },
} as const;

/** The comments of a case that the reader may read, and the form to add one. */
export function CaseComments({ comments, side, mayComment, action, envelope }: CaseCommentsProps) {
  const own = ownSide[side];
  return (
    <CaseSection id="comments" heading="Comments">
      {comments.length === 0 ? (
        <NothingYet>No comments yet. A comment can be for both sides or for your own side only.</NothingYet>
      ) : (
        <ul className="border-line border-t">
          {comments.map((comment) => (
            <li key={comment.id} className="space-y-1 border-line border-b py-3">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-bold">{comment.author}</span>
                <time dateTime={comment.at} className="text-muted text-sm">
                  {comment.when}
                </time>
                <Tag tone={comment.visibility === 'SHARED' ? 'grey' : 'purple'}>
                  {comment.visibility === 'SHARED' ? 'Both sides' : own.tag}
                </Tag>
              </p>
              <p className="wrap-anywhere max-w-reading whitespace-pre-line">{comment.body}</p>
            </li>
          ))}
        </ul>
      )}
      {mayComment && (
        <div className="print:hidden">
          <StepForm
            name="comment"
            action={action}
            envelope={envelope}
            after="clear"
            submit="Add comment"
            tone="secondary"
            fields={[
              { kind: 'paragraph', name: 'body', label: 'Your comment', max: 4000, rows: 3 },
              {
                kind: 'choice',
                name: 'visibility',
                label: 'Who may read it',
                value: own.value,
                choices: [
                  { value: own.value, label: own.label },
                  { value: 'SHARED', label: 'Both the agency and ICE' },
                ],
              },
            ]}
          >
            <input type="hidden" name="step" value="comment" />
          </StepForm>
        </div>
      )}
    </CaseSection>
  );
}
