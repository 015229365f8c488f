import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { Disclosure } from '@/components/ui/disclosure/disclosure';
import { Tag } from '@/components/ui/tag/tag';
import { type StepEnvelope, StepForm } from '@/components/workflow/step-form';
import { WordChanges } from '@/components/workflow/word-changes';
import type { AgreementTextPage, SectionView } from '@/lib/domain/agreements/agreement-view';
import { type ProposalState, type ProposalView, proposalStateLabels } from '@/lib/domain/agreements/proposal-view';
import { paths } from '@/lib/domain/paths';
import type { Outcome } from '@/lib/domain/result';

type Props = {
  section: SectionView;
  view: AgreementTextPage;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  envelopeFor: () => StepEnvelope;
};

const tones = { OPEN: 'yellow', ACCEPTED: 'green', REJECTED: 'red', WITHDRAWN: 'grey' } as const satisfies Record<
  ProposalState,
  string
>;

/** What was proposed for one section: what waits with its buttons, and what was answered, folded. */
export function SectionProposals({ section, ...rest }: Props) {
  const open = section.proposals.filter(({ state }) => state === 'OPEN');
  const answered = section.proposals.filter(({ state }) => state !== 'OPEN');
  return (
    <>
      {open.map((proposal) => (
        <Proposal key={proposal.id} proposal={proposal}>
          <Answers proposal={proposal} section={section} {...rest} />
        </Proposal>
      ))}
      {answered.length > 0 && (
        <div className="print:hidden">
          <Disclosure
            summary={`${answered.length} answered ${answered.length === 1 ? 'proposal' : 'proposals'} for section ${section.number}`}
          >
            <div className="space-y-4">
              {answered.map((proposal) => (
                <Proposal key={proposal.id} proposal={proposal} />
              ))}
            </div>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function Proposal({ proposal, children }: { proposal: ProposalView; children?: ReactNode }) {
  return (
    <div className="max-w-reading space-y-3 rounded border border-line bg-ground p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <h3 className="min-w-0 font-bold">
          Proposed change <span className="block font-normal text-muted text-sm">{proposal.by}</span>
        </h3>
        <Tag tone={tones[proposal.state]}>{proposalStateLabels[proposal.state]}</Tag>
      </div>
      <p className="wrap-anywhere whitespace-pre-line">{proposal.reason}</p>
      <div className="border-line border-l-4 pl-4">
        <WordChanges parts={proposal.parts} />
      </div>
      {proposal.answered && (
        <p className="wrap-anywhere whitespace-pre-line">
          <span className="font-bold">
            {proposalStateLabels[proposal.state]} by {proposal.answered.by}
          </span>
          {proposal.answered.text && `: ${proposal.answered.text}`}
        </p>
      )}
      {children}
    </div>
  );
}

function Answers({ proposal, section, action, envelopeFor }: Props & { proposal: ProposalView }) {
  const { id, outdated, mayAnswer, mayWithdraw } = proposal;
  const hidden = (step: string) => (
    <>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="sectionKey" value={section.key} />
      <input type="hidden" name="proposalId" value={id} />
    </>
  );
  return (
    <div className="space-y-4 print:hidden">
      {outdated && (
        <Alert tone="warning" size="slim">
          The section was changed after this was proposed. The marks compare it with the text of now.
        </Alert>
      )}
      {mayAnswer && !outdated && (
        <StepForm
          name={`accept-${id}`}
          action={action}
          envelope={envelopeFor()}
          submit={`Accept the proposal for section ${section.number}`}
        >
          {hidden('accept_proposal')}
        </StepForm>
      )}
      {mayAnswer && (
        <Disclosure summary={`Reject the proposal for section ${section.number}`}>
          <StepForm
            name={`reject-${id}`}
            action={action}
            envelope={envelopeFor()}
            submit="Reject"
            tone="secondary"
            fields={[
              {
                kind: 'paragraph',
                name: 'answer',
                label: 'Why, and what you could agree to',
                hint: 'Both sides read it.',
                max: 2000,
                rows: 4,
              },
            ]}
          >
            {hidden('reject_proposal')}
          </StepForm>
        </Disclosure>
      )}
      {mayWithdraw && (
        <StepForm
          name={`withdraw-${id}`}
          action={action}
          envelope={envelopeFor()}
          submit={`Withdraw the proposal for section ${section.number}`}
          tone="secondary"
        >
          {hidden('withdraw_proposal')}
        </StepForm>
      )}
    </div>
  );
}

/** The form that puts another wording of a section forward. */
export function ProposalForm({
  section,
  view,
  action,
  envelope,
}: Omit<Props, 'envelopeFor'> & { envelope: StepEnvelope }) {
  return (
    <StepForm
      name={`propose-${section.key}`}
      action={action}
      envelope={envelope}
      submit="Propose the change"
      cancelHref={`${paths.agreementText(view.id)}#${section.key}`}
      fields={[
        {
          kind: 'paragraph',
          name: 'body',
          label: `Section ${section.number} as you want it`,
          hint: 'Change the words where you need to. The other side sees every word that came in or went out.',
          value: section.body,
          max: 12_000,
          rows: 14,
        },
        {
          kind: 'paragraph',
          name: 'reason',
          label: 'Why you propose this',
          hint: 'For example the law, the budget or the practice that asks for it. Both sides read it.',
          max: 2000,
          rows: 4,
        },
        { kind: 'hidden', name: 'sectionId', value: section.id },
      ]}
    >
      <input type="hidden" name="step" value="propose_section" />
      <input type="hidden" name="sectionKey" value={section.key} />
      <p className="text-muted text-sm">
        The text changes once the other side accepts. You can propose without the pen.
      </p>
    </StepForm>
  );
}
