import { Alert } from '@/components/ui/alert/alert';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import type { HeadquartersView } from '@/lib/domain/requests/headquarters-view';

const legalTexts = {
  NOT_NEEDED: 'Not needed: the evaluation raised neither flag S1 nor flag S3.',
  MISSING: 'Needed and not given yet. Approval waits for it.',
  CLEAR: 'Given: nothing stands against going on.',
  WITHHELD: 'Given. Members of the board read it once their own opinion is in, so that each judges independently.',
  NOT_CLEAR: 'Given, and the legal office does not clear the case. Approval waits for a note that does.',
} as const satisfies Record<HeadquartersView['legal'], string>;

/** Why headquarters decides, what is offered, and where the legal note stands. */
export function DecisionGrounds({ view }: { view: HeadquartersView }) {
  const { grounds, offered, legal, reviewOn, decision } = view;
  return (
    <section className="space-y-4">
      <h2>What is decided</h2>
      {(legal === 'MISSING' || legal === 'NOT_CLEAR') && (
        <Alert tone="warning" heading="Legal note">
          {legalTexts[legal]}
        </Alert>
      )}
      <SummaryList
        rows={[
          {
            label: 'Why headquarters',
            value: grounds.join('\n') || 'Headquarters need not decide: the field office may approve this request.',
          },
          {
            label: 'Programs offered',
            value: offered.length === 0 ? 'None' : <Offered offered={offered} />,
          },
          // One that is missing or not clear stands above, where it cannot be passed over.
          ...(legal === 'MISSING' || legal === 'NOT_CLEAR' ? [] : [{ label: 'Legal note', value: legalTexts[legal] }]),
          ...(reviewOn ? [{ label: 'Next review', value: reviewOn }] : []),
          ...(decision
            ? [
                {
                  label: 'Decision',
                  value: [decision.kind, decision.by, decision.on].filter(Boolean).join(', '),
                },
                ...(decision.code ? [{ label: 'Ground', value: decision.code }] : []),
                { label: 'Reasons of the decision', value: decision.reason },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function Offered({ offered }: Pick<HeadquartersView, 'offered'>) {
  return (
    <ul className="space-y-3">
      {offered.map(({ code, name, reason }) => (
        <li key={code}>
          <span className="font-bold">{name}</span>
          {reason && (
            <span className="wrap-anywhere block whitespace-pre-line text-muted">Away from the rules: {reason}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
