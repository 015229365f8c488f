import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { consentSha256, consentTextFor } from '@/lib/server/agreements/consent-text';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// What a signer was shown, noted when the server sends it: the disclosure about signing electronically, and the text.

type Place = AgreementCase['signatures'][number];

/** What the page of this place shows now, as the keys of its events: another text or reader is another event. */
const shownKeys = (place: Place, userId: string, textSha256: string) => ({
  DISCLOSURE_SHOWN: `${userId}:${consentSha256(consentTextFor(place.role))}`,
  TEXT_SHOWN: `${userId}:${textSha256}`,
});

const placeOf = (row: AgreementCase, actor: Actor): Place | undefined =>
  row.signatures.find(({ userId, status }) => userId !== null && userId === actor.id && status === 'PENDING');

/** Notes that the signing page was sent to a signer who has not signed yet. Loading it again changes nothing. */
export const noteSigningPageShown = async (actor: Actor, agreementId: string): Promise<void> => {
  const row = await findVisibleAgreement(actor, agreementId);
  const place = row && placeOf(row, actor);
  const version = row?.frozenVersion;
  if (!place || !version || row.status !== 'SIGNING' || actor.id === null) return;
  const keys = shownKeys(place, actor.id, version.sha256);
  const text = consentTextFor(place.role);
  await db.$transaction(async (tx) => {
    const base = { place, actor, at: now() };
    await noteCeremony(tx, {
      ...base,
      kind: 'DISCLOSURE_SHOWN',
      detail: { consentTextId: text.id, consentTextSha256: consentSha256(text) },
      onceKey: keys.DISCLOSURE_SHOWN,
    });
    await noteCeremony(tx, {
      ...base,
      kind: 'TEXT_SHOWN',
      detail: { version: version.n, sha256: version.sha256 },
      onceKey: keys.TEXT_SHOWN,
    });
  });
};

/** Refuses a signature of somebody who was never sent the disclosure and the text. */
export const requireShown = async (
  tx: Transaction,
  place: Place,
  userId: string,
  textSha256: string,
): Promise<void> => {
  const keys = Object.entries(shownKeys(place, userId, textSha256));
  const events = await tx.ceremonyEvent.findMany({
    where: { signatureId: place.id, onceKey: { in: keys.map(([, onceKey]) => onceKey) } },
    select: { kind: true, onceKey: true },
  });
  const missing = keys.some(([kind, onceKey]) => !events.some((one) => one.kind === kind && one.onceKey === onceKey));
  if (missing) refuseBlocked('Open the signing page and read the text before you sign it.');
};
