import 'server-only';
import { evaluate } from '@/lib/domain/assessments/evaluate';
import { canonicalInput } from '@/lib/domain/assessments/evaluation-input';
import { reckoningOf } from '@/lib/domain/assessments/outcome';
import { withSwitchedOn } from '@/lib/domain/assessments/rules-1-0';
import { rulesOfVersion } from '@/lib/server/assessments/active-rules';
import { toStoredInput } from '@/lib/server/assessments/stored-input';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { toEvaluation } from '@/lib/server/requests/to-evaluation';

export type StoredRun = { ruleSetVersion: string; inputHash: string; input: unknown; result: unknown };

/**
 * Reckons a stored input again under the version it was run with, and compares with what was stored then.
 * @returns whether hash and result hold; false for both when that version is gone
 */
export const rerun = async (run: StoredRun): Promise<{ hashHolds: boolean; resultHolds: boolean }> => {
  const rules = await rulesOfVersion(run.ruleSetVersion);
  if (!rules) return { hashHolds: false, resultHolds: false };
  const stored = toEvaluation(run.result);
  const input = toStoredInput(run.input);
  const again = evaluate(input, withSwitchedOn(rules, stored.switchedOn));
  return {
    hashHolds: sha256Hex(canonicalInput(input, rules.version, stored.switchedOn)) === run.inputHash,
    resultHolds: canonicalJson(reckoningOf(again)) === canonicalJson(reckoningOf(stored)),
  };
};
