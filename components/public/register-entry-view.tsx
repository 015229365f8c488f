import type { ReactNode } from 'react';
import { ComplaintRoutes } from '@/components/public/complaint-routes';
import { RegisterMeetings } from '@/components/public/register-meetings';
import { LinkButton } from '@/components/ui/button/button';
import { DataTable } from '@/components/ui/data-table/data-table';
import { FactRail } from '@/components/ui/fact-rail/fact-rail';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import type { RegisterEntry } from '@/lib/domain/register/register-view';

function Part({ id, heading, children }: { id: string; heading: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0 space-y-3">
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}

function Parties({ entry }: { entry: RegisterEntry }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {[entry.agency, entry.ice].map(({ name, detail }) => (
        <li key={name} className="min-w-0 rounded border border-line p-4">
          <p className="font-bold">{name}</p>
          <p className="text-muted">{detail}</p>
        </li>
      ))}
    </ul>
  );
}

function Measures({ measures }: { measures: RegisterEntry['measures'] }) {
  return (
    <DataTable
      caption="How success is measured"
      rows={measures}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: 'Measure', scope: 'row', cell: ({ name }) => <strong>{name}</strong> },
        { key: 'baseline', header: 'At the start', cell: ({ baseline }) => baseline },
        { key: 'target', header: 'To reach', cell: ({ target }) => target },
        { key: 'period', header: 'Within', cell: ({ period }) => period },
      ]}
    />
  );
}

function History({ history }: { history: RegisterEntry['history'] }) {
  return (
    <ol className="ml-1.5 border-line border-l-2">
      {history.map(({ key, on, what }) => (
        <li key={key} className="relative pb-4 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-1.5 -left-[7px] size-3 rounded-full border-2 border-surface bg-primary"
          />
          <p>
            <strong>{on}</strong> · {what}
          </p>
        </li>
      ))}
    </ol>
  );
}

function SignedText({ entry }: { entry: RegisterEntry }) {
  return (
    <div className="space-y-4">
      <p className="max-w-reading">
        {entry.outside
          ? `${entry.outside} The number below must be the SHA-256 of your copy.`
          : 'The file carries the electronic signatures and the seal of the portal. A PDF reader that checks signatures says whether it was changed; the number below must be the SHA-256 of your copy.'}
      </p>
      <LinkButton href={paths.registerText(entry.number)} tone="secondary" icon="download">
        Download the signed text (PDF, {entry.text.bytes})
      </LinkButton>
      <HashText hash={entry.text.sha256} />
      <p>
        <Link href={paths.verify()}>Check a copy of this agreement</Link>
      </p>
    </div>
  );
}

function Amendments({ entry }: { entry: RegisterEntry }) {
  return (
    <div className="space-y-4">
      <p className="max-w-reading">
        Each was signed like the agreement and is part of it from its day on.{' '}
        <Link href={paths.registerTextInForce(entry.number)}>Read the text in force</Link>
      </p>
      <ul className="space-y-6">
        {entry.amendments.map(({ number, name, on, bytes, sha256 }) => (
          <li key={number} className="space-y-2 border-line border-l-4 pl-4">
            <p>
              <strong>{name}</strong>, part of the agreement since {on}
            </p>
            <LinkButton href={paths.registerText(number)} tone="secondary" icon="download">
              Download {number} (PDF, {bytes})
            </LinkButton>
            <HashText hash={sha256} label={`SHA-256 of ${number}`} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Neighbor({ number, children }: { number: string | null; children: ReactNode }) {
  if (number === null) return null;
  return (
    <p>
      {children} <Link href={paths.registerEntry(number)}>{number}</Link>.
    </p>
  );
}

function Rail({ entry }: { entry: RegisterEntry }) {
  const facts = [
    { label: 'Number', value: entry.number },
    {
      label: 'Program',
      value: <Link href={paths.program(entry.program.code)}>{entry.program.name}</Link>,
    },
    {
      label: 'Delegates immigration authority',
      value: entry.program.delegating ? 'Yes, to named officers' : 'No',
    },
    { label: 'Place', value: entry.place },
    ...entry.dates,
  ];
  return (
    <aside aria-label="Facts" className="min-w-0 lg:sticky lg:top-6 lg:self-start">
      <FactRail heading="Facts" facts={facts} />
    </aside>
  );
}

/** One agreement as the public reads it: plain summary first, then parties, purpose, text, history, complaints. */
export function RegisterEntryView({ entry }: { entry: RegisterEntry }) {
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0 space-y-10">
        <Part id="summary" heading="What it is for">
          <p className="max-w-reading whitespace-pre-line text-reading">{entry.summary}</p>
          <p className="max-w-reading">
            <strong>Objective:</strong> {entry.objective}
          </p>
          <Neighbor number={entry.joins}>It is an add-on and joins agreement</Neighbor>
          {entry.addOns.map((number) => (
            <Neighbor key={number} number={number}>
              An add-on joins it:
            </Neighbor>
          ))}
          <Neighbor number={entry.supersededBy}>A newer agreement took its place:</Neighbor>
          <Neighbor number={entry.supersedes}>It took the place of</Neighbor>
        </Part>
        <Part id="parties" heading="Between whom">
          <Parties entry={entry} />
        </Part>
        {entry.measures.length > 0 && <Measures measures={entry.measures} />}
        <Part id="text" heading="The signed text">
          <SignedText entry={entry} />
          <ul className="list-disc space-y-1 pl-6">
            {entry.signers.map(({ title, organization, signedOn }) => (
              <li key={`${title} ${organization}`}>
                {title}, {organization}: signed {signedOn}
              </li>
            ))}
          </ul>
        </Part>
        {entry.amendments.length > 0 && (
          <Part id="amendments" heading="Amendments">
            <Amendments entry={entry} />
          </Part>
        )}
        <Part id="meetings" heading="Steering meetings">
          <RegisterMeetings number={entry.number} meetings={entry.meetings} />
        </Part>
        <Part id="history" heading="What happened">
          <History history={entry.history} />
        </Part>
        <Part id="complaints" heading="If something goes wrong">
          <ComplaintRoutes level={3} />
        </Part>
      </div>
      <Rail entry={entry} />
    </div>
  );
}
