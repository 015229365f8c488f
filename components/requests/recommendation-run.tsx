import { Alert } from '@/components/ui/alert/alert';
import { HashText } from '@/components/ui/hash-text/hash-text';
import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';

/** When the rules were run, under which version, on which answers, and whether that still counts. */
export function RecommendationRun({ evaluation, unchosen, head }: Recommendation) {
  if (!evaluation) {
    return <Alert>The rules have not been run yet. Run the evaluation once the answers are in.</Alert>;
  }
  return (
    <div className="space-y-4">
      {!evaluation.current && head.side === 'ICE' && (
        <Alert tone="warning" heading="An answer has changed since">
          This is the result of the answers as they were on {evaluation.ranOn}. Run the evaluation again.
        </Alert>
      )}
      <p className="max-w-reading text-muted">
        Rule table {evaluation.ruleVersion}, run on {evaluation.ranOn}. The result is advice: people choose, and give a
        reason where they depart from it.
      </p>
      {head.side === 'ICE' && <HashText hash={evaluation.inputHash} label="Fingerprint of the answers" />}
      {unchosen.length > 0 && (
        <Alert
          tone="warning"
          size="slim"
        >{`Choose for each of these whether it is offered: ${unchosen.join(', ')}.`}</Alert>
      )}
    </div>
  );
}
