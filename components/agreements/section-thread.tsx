import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import type { AgreementTextPage, SectionCommentView, SectionView } from '@/lib/domain/agreements/agreement-view';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  section: SectionView;
  view: AgreementTextPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

/** What both sides say about one clause, and the form to say something. */
export function SectionThread({ section, view, action, envelopeFor }: Props) {
  if (section.comments.length === 0 && !view.mayComment) return null;
  return (
    <div className="min-w-0 space-y-4 print:hidden">
      {section.comments.length > 0 && (
        <ul aria-label={`Comments on section ${section.number}`} className="space-y-4">
          {section.comments.map((comment) => (
            <li key={comment.id} className="space-y-2 rounded border border-line bg-ground p-3">
              <Comment comment={comment} />
              {view.mayComment && !comment.resolved && (
                <StepForm
                  name={`resolve-${comment.id}`}
                  action={action}
                  envelope={envelopeFor()}
                  submit="Resolve"
                  tone="secondary"
                >
                  <input type="hidden" name="step" value="resolve_comment" />
                  <input type="hidden" name="sectionKey" value={section.key} />
                  <input type="hidden" name="commentId" value={comment.id} />
                </StepForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {view.mayComment && (
        <Disclosure summary={`Comment on section ${section.number}`}>
          <StepForm
            name={`comment-${section.key}`}
            action={action}
            envelope={envelopeFor()}
            submit="Add comment"
            tone="secondary"
            fields={[
              {
                kind: 'paragraph',
                name: 'body',
                label: 'Your comment',
                hint: 'Both sides read it.',
                max: 2000,
                rows: 4,
              },
            ]}
          >
            <input type="hidden" name="step" value="comment_on_section" />
            <input type="hidden" name="sectionKey" value={section.key} />
            <input type="hidden" name="sectionId" value={section.id} />
          </StepForm>
        </Disclosure>
      )}
    </div>
  );
}

function Comment({ comment }: { comment: SectionCommentView }) {
  return (
    <>
      <p className="text-sm">
        <span className="font-bold">{comment.author}</span>
        <span className="block text-muted">{comment.when}</span>
      </p>
      <p className={`wrap-anywhere whitespace-pre-line ${comment.resolved ? 'text-muted' : ''}`}>{comment.body}</p>
      <Tag tone={comment.resolved ? 'green' : 'yellow'}>{comment.resolved ? 'Resolved' : 'Open'}</Tag>
    </>
  );
}
