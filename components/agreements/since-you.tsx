import { Link } from '@/components/ui/link/link';
import type { AgreementTextPage } from '@/lib/domain/agreements/agreement-view';

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} new ${count === 1 ? one : many}`];

/** What others did since the reader was last at work here. */
export function SinceYou({ since }: { since: AgreementTextPage['sinceYou'] }) {
  if (!since) return null;
  const said = [
    ...counted(since.proposals, 'proposal', 'proposals'),
    ...counted(since.comments, 'comment', 'comments'),
  ].join(' and ');
  const nothing = since.sections.length === 0 && said === '';
  return (
    <section aria-labelledby="since-you" className="space-y-2 print:hidden">
      <h2 id="since-you" className="text-xl">
        Since your last step here on {since.on}
      </h2>
      {nothing && <p>No section has changed, and nobody has written anything new.</p>}
      {said !== '' && <p>{said}.</p>}
      {since.sections.length > 0 && (
        <>
          <p>
            Changed:{' '}
            {since.sections.map(({ key, label }, at) => (
              <span key={key}>
                {at > 0 && '; '}
                <Link href={`#${key}`}>{label}</Link>
              </span>
            ))}
            .
          </p>
          {since.href && (
            <p>
              <Link href={since.href}>See these changes word by word</Link>
            </p>
          )}
        </>
      )}
    </section>
  );
}
