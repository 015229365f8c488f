import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert/alert';
import { HashText } from '@/components/ui/hash-text/hash-text';
import type { ChainState as State } from '@/lib/domain/audit-view';

const count = (number: number): string => number.toLocaleString('en-US');

const ago = (minutes: number): string => {
  if (minutes < 1) return 'less than a minute ago';
  if (minutes < 120) return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago`;
  return `${count(Math.floor(minutes / 60))} hours ago`;
};

function Facts({ events, verified, signed }: State) {
  const facts = [
    { label: 'Events', value: count(events), more: 'Numbered without a gap.' },
    {
      label: 'Last checked as a whole',
      value: verified?.when ?? 'Never',
      more: verified
        ? verified.whole
          ? 'It was whole.'
          : `It was broken at event ${verified.brokenAt}.`
        : 'Check it below.',
    },
    {
      label: 'Last signed checkpoint',
      value: signed?.when ?? 'None yet',
      more: signed ? `Of event ${count(signed.seq)}, ${ago(signed.minutesAgo)}.` : 'The worker makes the first one.',
    },
  ];
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-3">
      {facts.map(({ label, value, more }) => (
        <div key={label} className="min-w-0">
          <dt className="text-muted text-sm">{label}</dt>
          <dd>
            <span className="block font-bold">{value}</span>
            <span className="text-muted text-sm">{more}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** How the log stands: how long it is, when it was checked and signed last, and what stands for all of it. */
export function ChainState({ state, children }: { state: State; children: ReactNode }) {
  return (
    <section aria-labelledby="chain-state" className="mb-8 space-y-5 rounded border border-line p-4 sm:p-6">
      <h2 id="chain-state" className="text-lg">
        State of the log
      </h2>
      {state.late && (
        <Alert tone="warning" heading="Events wait for a signature">
          <p>
            The newest events are not signed, though the worker signs every five minutes. Either it does not run, or it
            found that the log does not go on from its last checkpoint. Check the whole log, and read the log of the
            worker.
          </p>
        </Alert>
      )}
      <Facts {...state} />
      <div className="grid gap-4 lg:grid-cols-2">
        <HashText hash={state.head} label="Head: hash of the newest event" />
        {state.signed && <HashText hash={state.signed.root} label="Root of the tree at the last checkpoint" />}
      </div>
      {children}
    </section>
  );
}
