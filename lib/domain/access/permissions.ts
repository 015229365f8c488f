// The permission matrix: every right and every step with the roles that hold it. Read by the administrators' page, the
// documents and the test that tries each cell against the server.

import type { Actor } from '@/lib/domain/access/actor';
import { type RightName, rights } from '@/lib/domain/access/rights';
import { type Role, roles } from '@/lib/domain/access/role';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { requestSteps } from '@/lib/domain/requests/steps';

export type PermissionRow = {
  /** `request.submit`, `agreement.sign`, `right.read_audit`. */
  key: string;
  group: 'Reading and administration' | 'Requests' | 'Agreements';
  label: string;
  allowed: readonly Role[];
  automatic: boolean;
};

type Steps = Readonly<Record<string, { label: string; by: readonly string[] }>>;

const stepRows = (kind: 'request' | 'agreement', group: PermissionRow['group'], steps: Steps): PermissionRow[] =>
  Object.entries(steps).map(([name, { label, by }]) => ({
    key: `${kind}.${name}`,
    group,
    label,
    allowed: roles.filter((role) => by.includes(role)),
    automatic: by.includes('SYSTEM'),
  }));

export const permissionMatrix: readonly PermissionRow[] = [
  ...Object.entries(rights).map(([name, { label, by }]) => ({
    key: `right.${name}`,
    group: 'Reading and administration' as const,
    label,
    allowed: by,
    automatic: false,
  })),
  ...stepRows('request', 'Requests', requestSteps),
  ...stepRows('agreement', 'Agreements', agreementSteps),
];

/** True when one of the actor's roles holds the right. Reach over rows is judged beside it. */
export const holdsRight = (actor: Actor, right: RightName): boolean =>
  actor.side === 'SYSTEM' || rights[right].by.some((role) => actor.roles.includes(role));
