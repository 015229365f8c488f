import { Alert } from '@/components/ui/alert/alert';
import { LinkButton } from '@/components/ui/button/button';
import { Link } from '@/components/ui/link/link';
import type { LetterView } from '@/lib/domain/letters/letter-view';

/** Whether a letter is released or superseded, its file, and the other letters of the case. */
export function LetterState({ view }: { view: LetterView }) {
  const { releasedOn, supersededBy, reopenedOn, pdf, others } = view;
  return (
    <div className="space-y-4">
      {releasedOn === null && (
        <Alert tone="warning" heading="Not released">
          The agency does not see this letter. It was prepared on {view.preparedOn} from the case as it stood then;
          prepare it again when something has changed.
        </Alert>
      )}
      {supersededBy && (
        <Alert tone="warning" heading="Superseded">
          <Link href={supersededBy.href}>Letter {supersededBy.n}</Link> takes the place of this one.
        </Alert>
      )}
      {reopenedOn && (
        <Alert tone="warning" heading="No longer holds">
          The decision in this letter was reopened on {reopenedOn}. A new letter follows the new decision.
        </Alert>
      )}
      {pdf && (
        <LinkButton href={pdf} tone="secondary" icon="download" className="print:hidden">
          Download as PDF
        </LinkButton>
      )}
      {others.length > 0 && (
        <ul className="flex flex-wrap gap-x-6 gap-y-1 print:hidden">
          {others.map(({ n, href, on }) => (
            <li key={n}>
              <Link href={href} className="inline-flex min-h-11 items-center">
                Letter {n}, {on}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
