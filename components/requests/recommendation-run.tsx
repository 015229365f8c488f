import { Alert } from '@/components/ui/alert/alert';
import { HashText } from '@/components/ui/hash-text/hash-text';
import { Link } from '@/components/ui/link/link';
import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';
import { paths } from '@/lib/domain/paths';

type Run = NonNullable<Recommendation['evaluation']>;

/** When the rules were run, under which version, on which answers, and whether that still counts. */
export function RecommendationRun({ evaluation, unchosen, head }: Recommendation) {
  if (!evaluation) {
    return <Alert>The rules have not been run yet. Run the evaluation once the answers are in.</Alert>;
  }
  const { ruleVersion, ranOn } = evaluation;
  return (
    <div className="space-y-4">
      {!evaluation.current && head.side === 'ICE' && (
        <Alert tone="warning" heading="An answer has changed since">
          This is the result of the answers as they were on {ranOn}. Run the evaluation again.
        </Alert>
      )}
      <NewerVersion evaluation={evaluation} />
      <p className="max-w-reading text-muted">
        Calculated with <Link href={paths.rulesVersion(ruleVersion)}>rules {ruleVersion}</Link> on {ranOn}. The result
        is advice: people choose, and give a reason where they depart from it.
      </p>
      {!evaluation.reproduced && (
        <Alert tone="error" heading="This result cannot be calculated again">
          The stored answers under rules {ruleVersion} no longer give what was stored. Tell an administrator before
          anyone decides by it.
        </Alert>
      )}
      {unchosen.length > 0 && (
        <Alert
          tone="warning"
          size="slim"
        >{`Choose for each of these whether it is offered: ${unchosen.join(', ')}.`}</Alert>
      )}
    </div>
  );
}

function NewerVersion({ evaluation: { newerVersion, ruleVersion, mayRun } }: { evaluation: Run }) {
  if (newerVersion === null) return null;
  return (
    <Alert tone={mayRun ? 'warning' : 'info'} size="slim">
      Rules {newerVersion} are in force now; this result was calculated with rules {ruleVersion} and stays as it is.
      {mayRun && ` Run the evaluation again under ${newerVersion} to see what they advise.`}
    </Alert>
  );
}

/** What proves the result: the digest of its answers, and that they give the same result again. At the end of the page. */
export function RecommendationProof({ evaluation }: Pick<Recommendation, 'evaluation'>) {
  if (!evaluation) return null;
  const { inputHash, ruleVersion, reproduced } = evaluation;
  if (!reproduced && inputHash === null) return null;
  return (
    <section className="space-y-3 border-line border-t pt-6">
      <h2 className="text-xl">How this result can be checked</h2>
      {reproduced && (
        <p className="max-w-reading">
          When you opened this page the result was calculated again: the same answers under rules {ruleVersion} give the
          same result.
        </p>
      )}
      {inputHash !== null && (
        <HashText hash={inputHash} label={`Digest of the answers used (SHA-256), rules ${ruleVersion}`} />
      )}
    </section>
  );
}
