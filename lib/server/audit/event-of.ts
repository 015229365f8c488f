import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { StepTaker } from '@/lib/domain/access/role';
import { auditCatalogue, eventProblem } from '@/lib/domain/audit/catalogue';
import { addressRef, presentRequest } from '@/lib/server/audit/present-request';

// What an event of the audit chain says, before it is hashed: who, in which session and request, did what to what.

export type Who = {
  actor: Pick<Actor, 'id' | 'sessionId' | 'viewedBy'> & Partial<Pick<Actor, 'ip' | 'secondFactorAt'>>;
  role: StepTaker | 'NONE';
  outcome: 'done' | 'refused';
};

export type Written = Who & {
  action: string;
  target: { type: string; id: string | null };
  facts?: Record<string, unknown>;
};

// Whoever sees the portal as somebody else is named by their own id. Every act leaves its event in the same commit, so
// that refusing all but reads here undoes whatever got past the doors (decision 0034).
const actorOf = ({ actor, action, outcome }: Pick<Written, 'actor' | 'action' | 'outcome'>): string | null => {
  if (!actor.viewedBy) return actor.id;
  if (outcome === 'done' && auditCatalogue.get(action)?.group !== 'READS') {
    throw new Error('Nobody acts while they see the portal as somebody else.');
  }
  return actor.viewedBy.id;
};

/**
 * The event as the chain holds it.
 * @throws Error when the catalogue knows no such event, or somebody acts while they see the portal as somebody else
 */
export const eventOf = ({ actor, role, action, target, outcome, facts = {} }: Written) => {
  const problem = eventProblem({ action, target, facts });
  if (problem !== null) throw new Error(`The audit chain refuses an event: ${problem}.`);
  const request = presentRequest();
  return {
    ...{ action, actor: actorOf({ actor, action, outcome }), facts, outcome, role, session: actor.sessionId },
    target: { type: target.type, id: target.id },
    aal: assuranceOf(actor),
    ip: addressRef(actor.ip ?? request.ip),
    request: request.id,
  };
};

/** How sure the session is of its person: 2 with a second factor, 1 without, null where nobody is signed in. */
const assuranceOf = ({ sessionId, secondFactorAt }: Who['actor']): 1 | 2 | null => {
  if (sessionId === null) return null;
  return secondFactorAt ? 2 : 1;
};
