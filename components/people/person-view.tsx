import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { Tag } from '@/components/ui/tag/tag';
import { roleFacts } from '@/lib/domain/access/role';
import { type ChangeRow, changeKindLabels, type PersonPage } from '@/lib/domain/people/account-change';

const factors: Record<PersonPage['secondFactor'], string> = {
  none: 'Not set up',
  app: 'Authenticator app',
  passkey: 'Passkey',
  both: 'Passkey and authenticator app',
};

/** What is known about an account. */
export function PersonFacts({ person }: { person: PersonPage }) {
  return (
    <SummaryList
      missing="Not given"
      rows={[
        { label: 'Work e-mail address', value: person.workEmail },
        { label: 'Job title', value: person.title },
        { label: 'Telephone', value: person.phone ?? <span className="text-muted">Not given</span> },
        { label: person.side === 'AGENCY' ? 'Agency' : 'Office', value: person.place },
        { label: 'Roles', value: person.roles.map((role) => roleFacts[role].label).join(', ') },
        { label: 'Second factor', value: factors[person.secondFactor] },
        { label: 'Last sign-in', value: person.lastSignIn ?? 'Never' },
        { label: 'Signed in now', value: person.sessions === 0 ? 'No' : `In ${placesText(person.sessions)}` },
        { label: 'Last confirmed as needed', value: person.attested },
      ]}
    />
  );
}

const placesText = (count: number): string => `${count} ${count === 1 ? 'browser' : 'browsers'}`;

const states: Record<ChangeRow['state'], { label: string; tone: 'yellow' | 'green' | 'red' }> = {
  WAITS: { label: 'Waits for a second administrator', tone: 'yellow' },
  DONE: { label: 'Done', tone: 'green' },
  REFUSED: { label: 'Refused', tone: 'red' },
};

/** What others have done about an account, the latest first. */
export function PersonHistory({ changes }: { changes: readonly ChangeRow[] }) {
  if (changes.length === 0) return <p className="text-muted">Nobody has changed anything about this account.</p>;
  return (
    <ol className="space-y-4 border-line border-t pt-4">
      {changes.map((change) => (
        <li key={change.id} className="border-line border-b pb-4">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <strong>{changeKindLabels[change.kind]}</strong>
            <span className="text-muted text-sm">
              {change.when}, by {change.by}
              {change.second && `, second administrator: ${change.second}`}
            </span>
            {change.state !== 'DONE' && <Tag tone={states[change.state].tone}>{states[change.state].label}</Tag>}
          </p>
          {change.details.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {change.reason !== '' && <p className="max-w-reading text-muted">Reason: {change.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
