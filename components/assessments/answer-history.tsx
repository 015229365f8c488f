import { Disclosure } from '@/components/ui/disclosure/disclosure';
import type { AnswerChange } from '@/lib/domain/assessments/assessment-view';
import { assessmentPartLabels } from '@/lib/domain/assessments/question';

type AnswerHistoryProps = { changes: readonly AnswerChange[]; code: string; showPart?: boolean };

/** What an answer was before, folded: who changed it, when, and what it rested on. Nothing when it never changed. */
export function AnswerHistory({ changes, code, showPart = false }: AnswerHistoryProps) {
  if (changes.length === 0) return null;
  return (
    <div className="text-sm print:hidden">
      <Disclosure
        summary={
          <>
            History ({changes.length})<span className="sr-only"> of question {code}</span>
          </>
        }
      >
        <ol className="space-y-3">
          {changes.map((change) => (
            <li key={change.id}>
              <p className="text-muted">
                {change.when} · {change.by}
                {showPart && ` · ${assessmentPartLabels[change.part]}`}
              </p>
              <p className="wrap-anywhere whitespace-pre-line">{change.words}</p>
              {change.beside && <p className="wrap-anywhere text-muted">{change.beside}</p>}
            </li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}
