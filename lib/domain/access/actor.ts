// The person (or the portal itself) on whose behalf something is done. Made by the server from the session row.
import { rights } from '@/lib/domain/access/rights';
import type { Side, StepTaker } from '@/lib/domain/access/role';

export type Actor = {
  /** Null for the portal's own steps. */
  id: string | null;
  name: string;
  title: string;
  roles: readonly StepTaker[];
  side: Side | 'SYSTEM';
  agencyId: string | null;
  officeId: string | null;
  /** The actor's own office and the offices under it; every office for headquarters. */
  reachesOfficeIds: readonly string[] | 'ALL';
  /** When a second factor was last shown in this session. */
  secondFactorAt: Date | null;
  sessionId: string | null;
  ip: string | null;
  userAgent: string | null;
  /**
   * Set where the person is not here, but an administrator sees the portal as they do (decision 0034). Such an actor
   * reads what both sides share, and does nothing.
   */
  viewedBy?: Viewer;
};

/** Who sees the portal as somebody else, and by which look. */
export type Viewer = { id: string; name: string; viewId: string; reason: string; endsAt: Date };

/** Takes the automatic steps: deadlines, follow-ups, and what a finished job reports. */
export const systemActor: Actor = {
  id: null,
  name: 'Portal',
  title: '',
  roles: ['SYSTEM'],
  side: 'SYSTEM',
  agencyId: null,
  officeId: null,
  reachesOfficeIds: 'ALL',
  secondFactorAt: null,
  sessionId: null,
  ip: null,
  userAgent: null,
};

/** True when the actor holds the role. */
export const hasRole = (actor: Actor, role: StepTaker): boolean => actor.roles.includes(role);

/** True when the actor may read notes, figures and opinions that are for ICE alone. */
export const readsIceOnly = (actor: Actor): boolean =>
  actor.side === 'SYSTEM' || (!actor.viewedBy && rights.read_ice_only.by.some((role) => hasRole(actor, role)));
