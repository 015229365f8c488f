import { Tag } from '@/components/ui/tag/tag';
import type { VerifyFigure } from '@/lib/domain/assessments/assessment-view';

/** Deciding figures that are not counted, with what became of each. ICE only. */
export function VerifyList({ figures }: { figures: readonly VerifyFigure[] }) {
  if (figures.length === 0) return null;
  return (
    <section id="verify" className="space-y-3">
      <h2 className="text-xl">Figures to verify, for ICE only</h2>
      <p className="max-w-reading text-muted">
        These figures weigh in the recommendation and are not counted. A figure that is counted is verified by itself.
      </p>
      <ul className="border-line border-t">
        {figures.map(({ id, code, text, openedOn, doneOn, note }) => (
          <li key={id} className="space-y-1 border-line border-b py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>
                <span className="text-muted text-sm">{code}</span> {text}
              </span>
              <Tag tone={doneOn ? 'green' : 'yellow'}>{doneOn ? 'Verified' : 'To verify'}</Tag>
            </p>
            <p className="text-muted text-sm">{doneOn ? `Done on ${doneOn}.` : `Open since ${openedOn}.`}</p>
            {note && <p className="wrap-anywhere max-w-reading whitespace-pre-line text-sm">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
