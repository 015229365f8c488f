// Which step takes a row over: it may be in force, or have ended in one of the ways agreements end.
import type { ImportEndReason, ImportedTerms } from '@/lib/domain/agreements/imports/imported-terms';

const steps = {
  EXPIRED: 'import_expired',
  TERMINATED_BY_AGENCY: 'import_terminated',
  TERMINATED_BY_ICE: 'import_terminated',
  SUPERSEDED_RENEWAL: 'import_superseded',
} as const satisfies Record<ImportEndReason, string>;

/** The step of a row. */
export const importStepOf = ({ endReason }: Pick<ImportedTerms, 'endReason'>) =>
  endReason === null ? 'import_in_force' : steps[endReason];
