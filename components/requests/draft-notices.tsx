import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { FormNotice } from '@/lib/domain/requests/draft-view';

/** What must not be written or attached: the portal holds data about agencies and agreements only. */
export function DataBoundary() {
  return (
    <Alert tone="info" heading="About crime, not about persons">
      <p>
        Name nobody who is the subject of an investigation or an arrest, and attach no case files. The portal refuses
        alien registration numbers, Social Security numbers and dates of birth.
      </p>
    </Alert>
  );
}

type FormNoticeProps = { notice: FormNotice; minutes: number; start?: 'open' | 'closed' };

/**
 * Control number, expiry and burden of the form, and what happens with the answers (Paperwork Reduction Act,
 * 44 USC 3506(c) and 3512; Privacy Act, 5 USC 552a(e)(3)). A number that was not assigned is called so.
 */
export function DraftFormNotice({ notice, minutes, start = 'closed' }: FormNoticeProps) {
  return (
    <section aria-label="About this form" className="space-y-2 text-sm">
      <dl className="flex flex-wrap gap-x-8 gap-y-1">
        <Fact term="OMB control number" value={notice.ombNumber ?? 'not assigned (demonstration)'} />
        <Fact term="Expires" value={notice.expires ?? 'not assigned'} />
        <Fact
          term="Time to complete"
          value={
            notice.burdenMinutes === null
              ? `about ${minutes} minutes (our own estimate)`
              : `about ${notice.burdenMinutes} minutes`
          }
        />
      </dl>
      <Disclosure summary="Notice about this form" start={start}>
        <div className="max-w-reading space-y-2">
          <p>
            An agency may not conduct or sponsor a collection of information, and you need not respond to it, unless it
            shows a control number of the Office of Management and Budget that is in effect. The time to complete
            includes reading the instructions, gathering the figures and checking your answers.
          </p>
          <p>
            Your answers are used to decide, with you, which partnership would help your agency. They are voluntary;
            without them no request can be considered. The only personal data asked for are business contacts. Assume
            that a request can be released under the Freedom of Information Act.
          </p>
        </div>
      </Disclosure>
    </section>
  );
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div className="flex flex-wrap gap-x-1.5">
      <dt className="text-muted">{term}:</dt>
      <dd>{value}</dd>
    </div>
  );
}
