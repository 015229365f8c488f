import 'server-only';
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { type CarriedField, carriedFields } from '@/lib/domain/finder/carried-fields';
import { type FinderQuery, finderQueryOf, readFinderQuery } from '@/lib/domain/finder/finder-query';
import { finderResult, type Standing } from '@/lib/domain/finder/finder-result';
import { isDelegating, programOf } from '@/lib/domain/programs/catalog';
import { activeRules } from '@/lib/server/assessments/active-rules';
import { openProgramCodes } from '@/lib/server/catalog/catalog-queries';

/** What a new request would begin with, or that the address cannot be read. */
export type CarriedFromFinder =
  | {
      ok: true;
      input: EvaluationInput;
      query: string;
      fields: readonly CarriedField[];
      programs: readonly { code: string; name: string; chosen: boolean }[];
    }
  | { ok: false };

const offered: readonly Standing[] = ['STRONG', 'POSSIBLE', 'SERVICE', 'DEPENDS'];

/** The answers of the public finder in an address; null where it holds none. */
export const carriedFromFinder = async (query: FinderQuery): Promise<CarriedFromFinder | null> => {
  if (Object.keys(query).length === 0) return null;
  const read = readFinderQuery(query);
  if (!read.ok) return { ok: false };
  const [rules, open] = await Promise.all([activeRules(), openProgramCodes()]);
  const programs = finderResult(read.input, rules)
    .filter(({ code, standing }) => open.has(code) && offered.includes(standing))
    // Delegated authority is never ticked for anyone: an agency that wants it says so itself.
    .map(({ code, standing }) => ({
      code,
      name: programOf(code).name,
      chosen: standing === 'STRONG' && !isDelegating(code),
    }));
  return {
    ok: true,
    input: read.input,
    query: finderQueryOf(read.input),
    fields: carriedFields(read.input),
    programs,
  };
};
