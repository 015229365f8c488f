import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { DatabaseScope } from '@/lib/server/db/request-scope';

/**
 * The scope in which an actor's work runs: the agency's own rows, or all that ICE may see. Which office reaches what, and
 * which role does, stays with the application (lib/domain/access/reach.ts). Throws for staff of no agency.
 */
export const scopeOf = ({ side, agencyId }: Pick<Actor, 'side' | 'agencyId'>): DatabaseScope => {
  if (side === 'SYSTEM') return 'system';
  if (side === 'ICE') return 'ice';
  if (agencyId === null) throw new Error('Somebody of an agency without an agency.');
  return `agency:${agencyId}`;
};
