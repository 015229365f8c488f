// The parts of records management and who opens which.
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { paths } from '@/lib/domain/paths';

export const recordsTabs = {
  COPIES: { label: 'Copies of cases', href: paths.records() },
  HOLDS: { label: 'Holds', href: paths.recordHolds() },
  RETENTION: { label: 'Retention', href: paths.retention() },
  LOG: { label: 'Release log', href: paths.releaseLog() },
} as const;

export type RecordsTab = keyof typeof recordsTabs;

/** The tabs of this person, in order. */
export const recordsTabsOf = (actor: Actor): RecordsTab[] => [
  ...(holdsRight(actor, 'prepare_release') ? (['COPIES'] as const) : []),
  ...(holdsRight(actor, 'read_records') ? (['HOLDS', 'RETENTION', 'LOG'] as const) : []),
];
