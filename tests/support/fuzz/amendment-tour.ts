import { textInForce } from '@/lib/server/agreements/text-in-force';
import { db } from '@/lib/server/db/client';
import { takeAgreement } from '@/tests/support/agreement-cases';
import { begin, readyToSign, rewrite, signIt, wishes } from '@/tests/support/amendment-cases';
import type { Cast } from '@/tests/support/cast';

/** Two amendments of an agreement in force: one becomes part of it, the other is joined to it and set aside. */
export const amendments = async (cast: Cast, id: string): Promise<void> => {
  const later = await begin(id, cast.liaison, wishes.MODIFY);
  await rewrite(later, cast.liaison, 'contacts', 'Both sides keep a list of who to call.');
  const first = await begin(id, cast.calder.approver, wishes.CHANGE_CONTACT);
  const contact = { agencyContact: 'Lt. Jo Lind, 555-0179', iceContact: '' };
  await takeAgreement('save_amendment', first, cast.liaison, contact);
  await readyToSign(first, cast);
  await signIt(first, cast);
  const { sourceId } = await textInForce(db, id);
  await takeAgreement('rebase_amendment', later, cast.liaison, {
    onto: sourceId,
    sections: [{ key: 'contacts', take: 'JOINED', body: 'Both sides keep a list, and Lt. Jo Lind has it.' }],
    terms: [{ key: 'iceContact', take: 'OURS' }],
  });
  await takeAgreement('void', later, cast.programManager, { reason: 'It was decided so on a tour.' });
};
