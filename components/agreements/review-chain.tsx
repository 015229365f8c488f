import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Link } from '@/components/ui/link/link';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import type { ReviewActView, ReviewView } from '@/lib/domain/agreements/review-view';
import { paths } from '@/lib/domain/paths';

type Props = { id: string; reviews: readonly ReviewView[] };

/** Every review that the text needs, how it stands, and what was said in it. */
export function ReviewChain({ id, reviews }: Props) {
  return (
    <CaseSection id="reviews" heading="Reviews of this text">
      <p className="max-w-reading text-muted">
        Each review belongs to the exact words of a section. A section that changes is read again by those who cleared
        it; nothing else is.
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {reviews.map((review) => (
          <li key={review.kind} className="space-y-2 py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
              <h3 className="min-w-0 font-bold">{review.label}</h3>
              <Tag tone={review.status.tone}>{review.status.label}</Tag>
            </div>
            <p className="max-w-reading">{review.sentence}</p>
            {review.acts.length > 0 && (
              <Disclosure summary={`What was said: ${review.label.toLowerCase()}`}>
                <ul className="space-y-6">
                  {review.acts.map((act) => (
                    <li key={act.id}>
                      <Act act={act} id={id} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </li>
        ))}
      </ul>
    </CaseSection>
  );
}

const verbs = { CLEARED: 'Cleared', RETURNED: 'Returned' } as const;

function Act({ act, id }: { act: ReviewActView; id: string }) {
  return (
    <div className="max-w-reading space-y-2">
      <p>
        <strong>
          {verbs[act.outcome]} {act.covers}
        </strong>{' '}
        <span className="text-muted">by {act.by}</span>
      </p>
      {act.said ? (
        <>
          <p className="wrap-anywhere whitespace-pre-line">{act.said.note}</p>
          <Points heading="Checked" texts={act.said.checked} />
          <Points heading="Left open, see the note" texts={act.said.left} />
          {act.said.remarks.map((remark) => (
            <div key={remark.sectionKey} className="border-line border-l-4 pl-4">
              <p>
                <Link href={`${paths.agreementText(id)}#${remark.sectionKey}`}>{remark.section}</Link>
              </p>
              <p className="wrap-anywhere whitespace-pre-line">{remark.text}</p>
            </div>
          ))}
        </>
      ) : (
        <p className="text-muted">The note is for the other side alone.</p>
      )}
    </div>
  );
}

function Points({ heading, texts }: { heading: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div>
      <p className="text-muted">{heading}</p>
      <ul className="list-disc pl-5">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}
