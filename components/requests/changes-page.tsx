import { Card } from '@/components/ui/card/card';
import { EmptyState } from '@/components/ui/empty-state/empty-state';
import { Link } from '@/components/ui/link/link';
import { paths } from '@/lib/domain/paths';
import { type ChangesView, changesSentence } from '@/lib/domain/requests/changes-view';
import { ChangeSides, ChangesBySection } from './changes-rows';

function Steps({ view: { head, from, to, latest } }: { view: ChangesView }) {
  if (latest === 2) return null;
  return (
    <nav aria-label="Submissions" className="flex flex-wrap gap-x-6 gap-y-2">
      {from.n > 1 && <Link href={paths.requestChanges(head.id, from.n - 1, from.n)}>Earlier change</Link>}
      {to.n < latest && <Link href={paths.requestChanges(head.id, to.n, to.n + 1)}>Later change</Link>}
      {!(from.n === 1 && to.n === latest) && (
        <Link href={paths.requestChanges(head.id, 1, latest)}>From the first time it was sent to the latest</Link>
      )}
    </nav>
  );
}

/** What changed between two submissions: the agency's own words first, then each changed field with both its values. */
export function RequestChanges({ view }: { view: ChangesView }) {
  const { from, to, summaries, sections } = view;
  const heads = { before: `As sent on ${from.date}`, after: `As sent on ${to.date}` };
  if (from.date === to.date) Object.assign(heads, { before: 'Before', after: 'After' });
  return (
    <div className="space-y-8">
      <Steps view={view} />
      {summaries.map(({ n, text }) => (
        <Card
          key={n}
          heading={summaries.length === 1 ? 'What the agency says it changed' : `What the agency says, sent ${n}`}
          tone="quiet"
        >
          <p className="wrap-anywhere max-w-reading whitespace-pre-line">{text}</p>
        </Card>
      ))}
      {sections.length === 0 ? (
        <EmptyState heading="Nothing changed">Both times the request says the same, files and contacts too.</EmptyState>
      ) : (
        <p className="max-w-reading text-reading">{changesSentence(sections)}</p>
      )}
      <ChangesBySection sections={sections} level="h2">
        {(change) => <ChangeSides change={change} heads={heads} />}
      </ChangesBySection>
    </div>
  );
}
