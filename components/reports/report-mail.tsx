'use client';
import { useActionState } from 'react';
import { RadioGroup } from '@/components/form/choices';
import { Form } from '@/components/form/form';
import { Select } from '@/components/form/select';
import { Submit } from '@/components/form/submit';
import {
  reportRhythmLabels,
  reportRhythms,
  reportRhythmTexts,
  reportTimeZones,
} from '@/lib/domain/reports/report-rhythm';
import type { ReportsPage } from '@/lib/domain/reports/report-view';
import { idle, type Outcome } from '@/lib/domain/result';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
type Props = { wanted: ReportsPage['mail']; subscribe: Act; unsubscribe: Act };

const zones = Object.entries(reportTimeZones).map(([value, label]) => ({ value, label }));

/** Asks for the summary by mail, and stops it. */
export function ReportMail({ wanted, subscribe, unsubscribe }: Props) {
  const [begun, begin] = useActionState(subscribe, idle);
  const [ended, end] = useActionState(unsubscribe, idle);
  return (
    <section id="mail" aria-labelledby="mail-heading" className="scroll-mt-6 space-y-4 print:hidden">
      <h2 id="mail-heading" className="text-2xl">
        By mail
      </h2>
      <p className="max-w-reading">
        A summary of these figures as plain text, of what you may see on the day it is sent. It names no case.
        {wanted.every && ` ${reportRhythmTexts[wanted.every]}`}
      </p>
      <Form action={begin} answer={begun} name="report-mail">
        <RadioGroup
          name="every"
          label="How often"
          layout="row"
          defaultValue={wanted.every ?? 'WEEK'}
          choices={reportRhythms.map((value) => ({ value, label: reportRhythmLabels[value] }))}
        />
        <Select name="timeZone" label="Your time zone" defaultValue={wanted.timeZone} options={zones} />
        <Submit tone="secondary">{wanted.every ? 'Change the mail' : 'Send me the summary'}</Submit>
      </Form>
      {(wanted.every || (ended.ok && ended.message)) && (
        <Form action={end} answer={ended} name="stop-report-mail">
          {wanted.every && <Submit tone="secondary">Stop the mail</Submit>}
        </Form>
      )}
    </section>
  );
}
