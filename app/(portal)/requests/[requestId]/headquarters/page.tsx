import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PartSteps } from '@/components/requests/assessment-steps';
import { PartTitle } from '@/components/requests/assessment-title';
import { DecisionDeclarations } from '@/components/requests/decision-declarations';
import { DecisionGrounds } from '@/components/requests/decision-grounds';
import { DecisionOpinions, OpinionList } from '@/components/requests/decision-opinions';
import { paths } from '@/lib/domain/paths';
import { requireReader } from '@/lib/server/auth/current-actor';
import { headquartersView } from '@/lib/server/requests/decision-queries';

export const metadata: Metadata = { title: 'Review and decision' };

const steps = [
  'give_board_opinion',
  'give_legal_note',
  'approve',
  'approve_in_field',
  'send_to_headquarters',
  'resume_review',
  'reopen_declined',
  'uphold_decline',
  'prepare_letter',
  'reissue_letter',
  'release_letter',
  'defer',
  'send_back_to_plan',
  'decline',
  'close_opinions',
  'seat_board',
  'set_up_service',
  'declare_interest',
];

// What comes after the decision is shown once it can be done, and not among what has to wait.
const quiet = new Set(['prepare_letter', 'reissue_letter', 'release_letter', 'seat_board', 'close_opinions']);

export default async function Page({ params }: { params: Promise<{ requestId: string }> }) {
  const actor = await requireReader();
  const view = await headquartersView(actor, (await params).requestId);
  if (!view) notFound();
  const { head, ownDeclaration } = view;
  // Before the declaration every other step waits for it, so it is the one thing to do.
  const offered = (name: string) => head.offers.some((offer) => offer.name === name && offer.ok);
  const names = steps.filter((name) => !quiet.has(name) || offered(name));
  const mustDeclare = ownDeclaration === null && head.offers.some(({ name }) => name === 'declare_interest');
  return (
    <>
      <PartTitle
        head={head}
        title="Review and decision"
        back={{ href: paths.request(head.id), label: 'Back to the request' }}
        tab={paths.headquarters(head.id)}
      />
      <div className="space-y-10">
        <PartSteps
          head={head}
          names={mustDeclare ? ['declare_interest'] : names}
          sentence={
            mustDeclare
              ? 'Declare first whether you have an interest of your own.'
              : view.decision
                ? `${view.decision.kind} on ${view.decision.on}.`
                : 'Give your part of the decision.'
          }
        />
        <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="min-w-0 space-y-10">
            <DecisionGrounds view={view} />
            <DecisionOpinions board={view.board} />
            {view.legalNotes.length > 0 && (
              <section className="space-y-4">
                <h2>Notes of the legal office</h2>
                <OpinionList opinions={view.legalNotes} />
              </section>
            )}
          </div>
          <DecisionDeclarations view={view} />
        </div>
      </div>
    </>
  );
}
