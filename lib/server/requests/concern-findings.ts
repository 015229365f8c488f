import 'server-only';
import type { AnswerValue } from '@/lib/domain/assessments/answer';
import type { ConcernRow } from '@/lib/domain/concern-schemas';
import { concerns } from '@/lib/domain/concerns';

// The table of concerns is one answer of ten rows. A visit corrects single rows, so a finding is kept as the agency's
// table with the corrected rows in it; where the agency changes a row that was not corrected, the finding follows.

/** The rows of a stored table, whatever else the answer may be. */
export const concernRowsOf = (value: AnswerValue | undefined): ConcernRow[] =>
  Array.isArray(value) ? value.flatMap((row) => (typeof row === 'string' ? [] : [row])) : [];

const sameRow = (a: ConcernRow | undefined, b: ConcernRow | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.severity === b.severity &&
  a.trend === b.trend &&
  a.nexus === b.nexus &&
  a.basis === b.basis &&
  (a.note ?? '') === (b.note ?? '');

const rowOf = (rows: readonly ConcernRow[], concern: string) => rows.find((row) => row.concern === concern);

/** The rows in which a finding differs from the agency's table. */
export const correctedRows = (agency: readonly ConcernRow[], finding: readonly ConcernRow[]): ConcernRow[] =>
  finding.filter((row) => !sameRow(rowOf(agency, row.concern), row));

/** The agency's table with the corrected rows in it, in the order of the concerns. */
export const withCorrections = (agency: readonly ConcernRow[], corrected: readonly ConcernRow[]): ConcernRow[] =>
  concerns.flatMap((concern) => rowOf(corrected, concern) ?? rowOf(agency, concern) ?? []);
