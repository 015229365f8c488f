import { TextProse } from '@/components/agreements/text-prose';
import { Link } from '@/components/ui/link/link';
import type { TextInForcePage } from '@/lib/domain/agreements/amendment-view';

/** The text of an agreement as it reads today, each section with the amendment its wording comes from. */
export function TextInForce({ view }: { view: Pick<TextInForcePage, 'sentence' | 'sections' | 'term' | 'notice'> }) {
  return (
    <div className="space-y-8">
      <p className="max-w-reading">{view.sentence} What binds is what was signed; this page puts it together.</p>
      <article aria-label="Text in force" className="divide-y divide-line border-line border-y">
        {view.sections.map(({ key, number, heading, body, by }) => (
          <section
            key={key}
            aria-labelledby={`${key}-heading`}
            className={`space-y-4 py-8 ${by ? 'border-primary border-l-4 pl-4' : ''}`}
          >
            <h2 id={`${key}-heading`} className="text-xl">
              {number}. {heading}
            </h2>
            <TextProse text={body} />
            {by && (
              <p className="text-muted text-sm">
                As changed by <Link href={by.href}>{by.name.replace(/^A/u, 'a')}</Link>
              </p>
            )}
          </section>
        ))}
        <div className="space-y-4 py-8">
          <h2 className="text-xl">Term and notice</h2>
          <TextProse text={`${view.term}\n\n${view.notice}`} />
        </div>
      </article>
    </div>
  );
}
