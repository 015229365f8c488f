import { DataTable } from '@/components/ui/data-table/data-table';
import { Tag } from '@/components/ui/tag/tag';
import { CaseSection } from '@/components/workflow/case-section';
import { judgementLabels, judgementTones } from '@/lib/domain/agreements/measure-judgement';
import type { RenewalReviewView } from '@/lib/domain/agreements/measure-review';

/** What the review found with which a renewal began. Nothing where there was none. */
export function RenewalReviewSection({ review }: { review: RenewalReviewView | null }) {
  if (!review) return null;
  const { standing } = review;
  return (
    <CaseSection id="review" heading={`Review of ${review.number} for its renewal`}>
      <p className="text-muted">Reviewed by {review.by}. The review stays as it was written.</p>
      <p className="wrap-anywhere max-w-reading whitespace-pre-line">{review.summary}</p>
      {review.measures.length > 0 && <Measures measures={review.measures} />}
      <p>Duties kept on time that day: {standing.score} of 100.</p>
      {standing.reasons.length > 0 && (
        <ul className="list-disc pl-5">
          {standing.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </CaseSection>
  );
}

function Measures({ measures }: Pick<RenewalReviewView, 'measures'>) {
  return (
    <DataTable
      caption="Measures as they were reviewed"
      captionLook="hidden"
      rows={measures}
      rowKey={({ objective, name }) => `${objective}: ${name}`}
      columns={[
        {
          key: 'name',
          header: 'Measure',
          scope: 'row',
          cell: ({ name, objective }) => (
            <>
              <span className="font-bold">{name}</span>
              <span className="block text-muted">{objective}</span>
            </>
          ),
        },
        { key: 'target', header: 'Target', cell: ({ target }) => target },
        { key: 'figure', header: 'Figure reached', cell: ({ figure }) => figure },
        {
          key: 'judgement',
          header: 'Judgment',
          phone: 'block',
          cell: ({ judgement, note }) => (
            <>
              <Tag tone={judgementTones[judgement]}>{judgementLabels[judgement]}</Tag>
              {note && <span className="mt-1 block whitespace-pre-line">{note}</span>}
            </>
          ),
        },
        { key: 'fate', header: 'From now on', cell: ({ fate }) => fate },
      ]}
    />
  );
}
