// The life of a rule table: written by one administrator, approved by another, in force, retired.
export const ruleTableStates = ['DRAFT', 'IN_REVIEW', 'ACTIVE', 'RETIRED'] as const;

export type RuleTableState = (typeof ruleTableStates)[number];

export const ruleTableStateFacts = {
  DRAFT: { label: 'Draft', tone: 'yellow' },
  IN_REVIEW: { label: 'Waits for approval', tone: 'blue' },
  ACTIVE: { label: 'In force', tone: 'green' },
  RETIRED: { label: 'Retired', tone: 'grey' },
} as const satisfies Record<RuleTableState, { label: string; tone: 'yellow' | 'blue' | 'green' | 'grey' }>;

/** The number of the next draft: one step above the highest there is. */
export function nextVersion(versions: readonly string[]): string {
  const numbers = versions.map((version) => version.split('.').map(Number));
  const major = Math.max(1, ...numbers.map(([first = 1]) => first));
  const minor = Math.max(-1, ...numbers.filter(([first]) => first === major).map(([, second = 0]) => second));
  return `${major}.${minor + 1}`;
}
