// Who reads what is meant for one side only.
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';

export type Visibility = 'SHARED' | 'ICE_ONLY' | 'AGENCY_ONLY';

/** Events, comments and files of a case that the actor may see, given that they may see the case. */
export const readableVisibilities = (actor: Actor): Visibility[] => {
  if (actor.side === 'SYSTEM') return ['SHARED', 'ICE_ONLY', 'AGENCY_ONLY'];
  // Whoever looks as somebody else sees what both sides share: their own papers stay with the agency and with ICE.
  if (actor.viewedBy) return ['SHARED'];
  if (actor.side === 'AGENCY') return ['SHARED', 'AGENCY_ONLY'];
  // The administrator looks after accounts and the catalog, and reads neither side's own notes.
  return readsIceOnly(actor) ? ['SHARED', 'ICE_ONLY'] : ['SHARED'];
};
