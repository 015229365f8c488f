'use client';
import { Checkbox } from '@/components/form/choices';
import { Card } from '@/components/ui/card/card';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { NextStepBar } from '@/components/workflow/next-step-bar';
import { StepForm } from '@/components/workflow/step-form';
import { type CaseHead, offersOf } from '@/lib/domain/requests/case-head';
import { changesSummary, isSendAgain, type SendAgainStep } from '@/lib/domain/requests/changes-summary';
import type { DraftView } from '@/lib/domain/requests/draft-view';
import type { Outcome } from '@/lib/domain/result';
import type { StepField } from '@/lib/domain/workflow/step-field';

type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;

type DraftSendProps = {
  head: CaseHead;
  readyForApproval: DraftView['readyForApproval'];
  idempotencyKey: string;
  actions: { sendToApprover: Act; sendBackToOfficer: Act; submit: Act; sendAgain: Act };
  /** The step that sends the request again from where it stands; null for one that was never returned. */
  origin: SendAgainStep | null;
};

const sendBackFields: readonly StepField[] = [
  { kind: 'paragraph', name: 'reason', label: 'What should the officer change?', max: 2000, rows: 4 },
];

/** The end of check-your-answers: what this person may do with the request now, and what stands in the way. */
export function DraftSend({ head, readyForApproval, idempotencyKey, actions, origin }: DraftSendProps) {
  const envelope = { caseId: head.id, version: head.version, idempotencyKey };
  const offered = offersOf(head, ['submit', ...(origin === null ? [] : [origin]), 'send_to_approver']);
  const blocked = offered.filter(({ ok }) => !ok);
  const [open] = offered.filter(({ ok }) => ok);
  const sendBack = offersOf(head, ['send_back_to_officer']).some(({ ok }) => ok);
  const isApprover = offered.some(({ name }) => name !== 'send_to_approver');
  return (
    <div className="space-y-6">
      {blocked.length > 0 && !open && (
        <NextStepBar
          turn={readyForApproval && !isApprover ? 'others' : 'you'}
          sentence={
            readyForApproval && !isApprover
              ? 'Your approver has the request, checks it and submits it.'
              : 'Some things are still missing'
          }
          blocked={readyForApproval && !isApprover ? [] : blocked}
        />
      )}
      {open?.name === 'send_to_approver' && (
        <Card heading="Send to your approver" tone="quiet">
          <p className="mb-4 max-w-reading">Your approver gets a notice, checks the request and submits it to ICE.</p>
          <StepForm action={actions.sendToApprover} envelope={envelope} submit={open.label} />
        </Card>
      )}
      {open && open.name !== 'send_to_approver' && (
        <Card heading={open.label} tone="quiet">
          <StepForm
            action={isSendAgain(open.name) ? actions.sendAgain : actions.submit}
            envelope={envelope}
            submit={open.label}
            name="send"
            fields={isSendAgain(open.name) ? [changesSummary] : []}
          >
            {isSendAgain(open.name) && <input type="hidden" name="step" value={open.name} />}
            <div>
              <Checkbox
                name="attest"
                label="What this request says is accurate to the best of my knowledge, and I may submit it for my agency."
              />
              {open.name === 'submit' && <Checkbox name="noticeSeen" label="I have read the notice about this form." />}
            </div>
          </StepForm>
        </Card>
      )}
      {sendBack && (
        <Disclosure summary="Send back to the officer instead">
          <StepForm
            action={actions.sendBackToOfficer}
            envelope={{ ...envelope, idempotencyKey: `${idempotencyKey}-back` }}
            fields={sendBackFields}
            submit="Send back to officer"
            tone="secondary"
            name="back"
          />
        </Disclosure>
      )}
    </div>
  );
}
