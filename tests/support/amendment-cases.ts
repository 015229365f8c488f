import type { Actor } from '@/lib/domain/access/actor';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { db } from '@/lib/server/db/client';
import { approveLocally, settle, signNext, takeAgreement } from './agreement-cases';
import type { AgencyCast, Cast } from './cast';

// Amendments for tests, walked by the real steps from an agreement in force.

export const wishes = {
  MODIFY: { kind: 'MODIFY', reason: 'The joint work has grown.' },
  EXTEND: { kind: 'EXTEND', reason: 'The work takes longer.', newEndOn: '2031-06-30' },
  CHANGE_CAP: { kind: 'CHANGE_CAP', reason: 'Two more officers.', maxAuthorizedOfficers: '6' },
  CHANGE_CONTACT: { kind: 'CHANGE_CONTACT', reason: 'A new lieutenant.', agencyContact: 'Lt. Sam Ortega, 555-0177' },
} as const;

/** Begins an amendment and returns its id. */
export const begin = async (agreementId: string, who: Actor, wish: Record<string, unknown>): Promise<string> => {
  await takeAgreement('begin_amendment', agreementId, who, wish);
  const { id } = await db.agreement.findFirstOrThrow({
    where: { amendsId: agreementId },
    orderBy: { amendmentNumber: 'desc' },
  });
  return id;
};

/** Writes another wording into an open section of an agreement. */
export const rewrite = async (id: string, who: Actor, key: string, body: string) => {
  const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id, key } });
  return takeAgreement('save_section', id, who, { sectionId: section.id, body });
};

/** Seals an agreement that everyone has signed. */
export const sealIt = async (id: string) => {
  const { frozenVersionId } = await db.agreement.findUniqueOrThrow({ where: { id } });
  return sealSignedAgreement(id, frozenVersionId ?? '');
};

/** Walks an amendment from its draft to where the signing can be opened, by the rule of its kind. */
export const readyToSign = async (id: string, cast: Cast, own: AgencyCast = cast.calder): Promise<void> => {
  const walk = { id, cast, own };
  const status = async () => (await db.agreement.findUniqueOrThrow({ where: { id } })).status;
  if ((await status()) === 'DRAFT') await takeAgreement('open_negotiation', id, cast.liaison);
  await settle(walk);
  if ((await status()) === 'LEGAL_REVIEW') await takeAgreement('clear_text', id, cast.legal, { note: 'Clear.' });
  if (await db.localApproval.findUnique({ where: { agreementId: id } })) await approveLocally(walk);
};

/** Signs an amendment whose signing can be opened, and seals it. */
export const signIt = async (id: string, cast: Cast, own: AgencyCast = cast.calder): Promise<void> => {
  const walk = { id, cast, own };
  await takeAgreement('open_signing', id, own.approver);
  const places = await db.signature.count({ where: { agreementId: id, status: 'PENDING' } });
  for (let left = places; left > 0; left -= 1) await signNext(walk);
  await sealIt(id);
};
