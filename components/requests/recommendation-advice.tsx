import { Alert } from '@/components/ui/alert/alert';
import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';

/** What goes beside the scores: notes on the order of programs, and flags that ask for something before approval. */
export function RecommendationAdvice({ notes, flags }: Pick<Recommendation, 'notes' | 'flags'>) {
  if (notes.length === 0 && flags.length === 0) return null;
  return (
    <section className="space-y-4">
      <h2>Notes and flags</h2>
      {notes.map(({ code, text, proposes }) => (
        <Alert key={code} size="slim">
          {text}
          {proposes.length > 0 && ` To look at: ${proposes.join(', ')}.`}
        </Alert>
      ))}
      {flags.map(({ code, text, questions }) => (
        <Alert key={code} tone={code === 'S7' ? 'info' : 'warning'} size="slim">
          {`${code}: ${text} (${questions.join(', ')})`}
        </Alert>
      ))}
    </section>
  );
}
