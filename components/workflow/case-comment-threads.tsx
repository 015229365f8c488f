import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Icon } from '@/components/ui/icon/icon';
import { Tag } from '@/components/ui/tag/tag';
import type { Visibility } from '@/lib/domain/access/readable';
import type { CommentBoard, CommentThreadView, ThreadComment } from '@/lib/domain/comments/comment-thread';
import { bodyParts } from '@/lib/domain/comments/mention';
import type { Outcome } from '@/lib/domain/result';
import { CommentForm } from './case-comment-form';
import { NothingYet } from './case-section';
import type { StepEnvelope } from './step-form';

type CommentThreadsProps = {
  board: CommentBoard;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: (step: string) => StepEnvelope;
};

const ownSide = {
  AGENCY: { visibility: 'AGENCY_ONLY', label: 'Internal: your agency only', note: 'Your internal note' },
  ICE: { visibility: 'ICE_ONLY', label: 'Internal: ICE only', note: 'Your internal note' },
} as const satisfies Record<CommentBoard['side'], { visibility: Visibility; label: string; note: string }>;

/** Internal notes look unlike what both sides read, so that nobody writes into the wrong one. */
const internalLook = 'border-tag-purple-ink border-l-4 bg-tag-purple/30';
const sharedLook = 'border-line border-l-4 bg-surface';

/** The threads of a case that the reader may read, and the forms to answer and to begin one. */
export function CommentThread({ board, action, envelopeFor }: CommentThreadsProps) {
  const own = ownSide[board.side];
  const common = { action, questionCode: board.questionCode };
  return (
    <div className="space-y-4">
      {board.threads.length === 0 ? (
        <NothingYet>No comments yet. A comment can be for both sides or for your own side only.</NothingYet>
      ) : (
        <ul className="space-y-4">
          {board.threads.map((thread) => (
            <li key={thread.id}>
              <Thread board={board} thread={thread} action={action} envelopeFor={envelopeFor} />
            </li>
          ))}
        </ul>
      )}
      {board.mayComment && (
        <div className="space-y-2 print:hidden">
          <div className={`px-4 py-1 ${internalLook}`}>
            <Disclosure summary="Write an internal note">
              <p className="mb-4 font-bold">{own.label}</p>
              <CommentForm
                {...common}
                name={`note${board.questionCode}`}
                envelope={envelopeFor('comment')}
                visibility={own.visibility}
                label={own.note}
                submit="Add internal note"
                people={board.people.own}
              />
            </Disclosure>
          </div>
          <div className={`px-4 py-1 ${sharedLook}`}>
            <Disclosure summary="Write a comment for both sides">
              <CommentForm
                {...common}
                name={`comment${board.questionCode}`}
                envelope={envelopeFor('comment')}
                visibility="SHARED"
                label="Your comment for the agency and ICE"
                submit="Add comment"
                people={board.people.shared}
              />
            </Disclosure>
          </div>
        </div>
      )}
    </div>
  );
}

function Thread({ board, thread, action, envelopeFor }: CommentThreadsProps & { thread: CommentThreadView }) {
  const shared = thread.visibility === 'SHARED';
  return (
    <article className={`space-y-3 px-4 py-3 ${shared ? sharedLook : internalLook}`}>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag tone={shared ? 'grey' : 'purple'}>{shared ? 'Both sides' : ownSide[board.side].label}</Tag>
        {thread.questionCode !== '' && board.questionCode === '' && (
          <span className="text-muted text-sm">On question {thread.questionCode}</span>
        )}
      </p>
      <Comment comment={thread} />
      {thread.replies.length > 0 && (
        <ul className="space-y-3 border-line border-l-2 pl-4">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Comment comment={reply} />
            </li>
          ))}
        </ul>
      )}
      {board.mayComment && (
        <div className="print:hidden">
          <Disclosure summary="Answer">
            <CommentForm
              name={`answer-${thread.id}`}
              action={action}
              envelope={envelopeFor('comment')}
              visibility={thread.visibility}
              parentId={thread.id}
              label={shared ? 'Your answer for both sides' : 'Your internal answer'}
              submit="Add answer"
              people={shared ? board.people.shared : board.people.own}
            />
          </Disclosure>
        </div>
      )}
    </article>
  );
}

function Comment({ comment }: { comment: ThreadComment }) {
  const written = bodyParts(comment.body, comment.mentions);
  const inText = new Set(written.filter(({ mention }) => mention).map(({ text }) => text.slice(1).toLowerCase()));
  const beside = comment.mentions.filter((name) => !inText.has(name.toLowerCase()));
  return (
    <div className="space-y-1">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-bold">{comment.author}</span>
        <time dateTime={comment.at} className="text-muted text-sm">
          {comment.when}
        </time>
        {comment.class && comment.class !== 'RELEASABLE_AFTER_REVIEW' && (
          <Tag tone={comment.class === 'LES_CUI' ? 'red' : 'green'}>
            {comment.class === 'LES_CUI' ? 'LES/CUI' : 'Public'}
          </Tag>
        )}
      </p>
      <p className="wrap-anywhere max-w-reading whitespace-pre-line">
        {written.map(({ text, mention }, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change places
          mention ? <strong key={at}>{text}</strong> : text,
        )}
      </p>
      {beside.length > 0 && (
        <p className="flex items-start gap-1.5 text-muted text-sm">
          <Icon name="user" /> Told: {beside.join(', ')}
        </p>
      )}
    </div>
  );
}
