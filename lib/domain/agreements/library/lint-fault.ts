// One finding about a template, and how it names a clause.
import type { LibraryClause } from './template-content';

export type LintFault = {
  readonly rule: 'variable' | 'mandatory' | 'alternative' | 'term' | 'clause' | 'signers' | 'duty';
  /** The clause to mend; null where it is the template itself. */
  readonly clause: string | null;
  readonly message: string;
};

/** How a finding names a clause. */
export const clauseName = ({ heading, id }: Pick<LibraryClause, 'heading' | 'id'>): string => `“${heading}” (${id})`;
