import { SummaryList } from '@/components/ui/summary-list/summary-list';

type PaperworkNoticeProps = {
  notice: { ombNumber: string | null; expires: string | null; burdenMinutes: number | null };
};

/** Control number, expiry and burden of the forms (44 USC 3507 and 3512). A number that was not assigned is called so. */
export function PaperworkNotice({ notice }: PaperworkNoticeProps) {
  const { ombNumber, expires, burdenMinutes } = notice;
  return (
    <section aria-labelledby="paperwork" className="max-w-3xl space-y-4">
      <h2 id="paperwork">Paperwork Reduction Act</h2>
      <p className="max-w-reading">
        Nobody has to answer a collection of information that shows no control number of the Office of Management and
        Budget in effect. The time counts reading, gathering figures, and checking your answers.
      </p>
      <SummaryList
        rows={[
          { label: 'OMB control number', value: ombNumber ?? 'Not assigned (demonstration)' },
          { label: 'Expires', value: expires ?? 'Not assigned' },
          {
            label: 'Time to complete a request',
            value: burdenMinutes === null ? 'Not estimated officially' : `About ${burdenMinutes} minutes`,
          },
        ]}
      />
    </section>
  );
}
