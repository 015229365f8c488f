import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type CeremonyDetail, ceremonyDetails } from '@/lib/domain/agreements/ceremony';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { now } from '@/lib/server/clock';

// The second factor as it counts for a signature: shown in this session, on the signing page of this agreement, for the
// text that is frozen now. One that was shown to sign in, or for another agreement, is not it.

export type BoundFactor = CeremonyDetail<'REAUTHENTICATED'> & { at: Date };

/** What the actor showed last for the text that is frozen now; null when nothing. How long ago it was is not judged. */
export const boundFactor = (row: AgreementCase, actor: Actor): BoundFactor | null => {
  if (actor.id === null || actor.sessionId === null) return null;
  const place = row.signatures.find(({ userId, status }) => userId === actor.id && status === 'PENDING');
  const shown = (place?.ceremony ?? [])
    .filter(({ kind, actorId }) => kind === 'REAUTHENTICATED' && actorId === actor.id)
    .map(({ detail, at }) => ({ ...ceremonyDetails.REAUTHENTICATED.parse(detail), at }));
  return (
    shown.findLast(({ sha256, sessionId }) => sha256 === row.frozenVersion?.sha256 && sessionId === actor.sessionId) ??
    null
  );
};

/** Minutes since then; null when nothing was shown. */
export const boundFactorMinutes = (row: AgreementCase, actor: Actor): number | null => {
  const factor = boundFactor(row, actor);
  return factor && (now().getTime() - factor.at.getTime()) / 60_000;
};
