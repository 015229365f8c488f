import { systemActor } from '@/lib/domain/access/actor';
import { db } from '@/lib/server/db/client';
import { aRequest, completeSections, firstContact } from '@/tests/support/cases';
import type { Cast } from '@/tests/support/cast';
import { attached } from '@/tests/support/fuzz/tour-files';
import { plausibleInputs } from '@/tests/support/step-inputs';
import { take } from '@/tests/support/take-step';

// The part of the tour of a request that other types of request, and files, go through.

const reason = { reason: 'It was decided so on a tour.' };
const attested = { attest: 'on', noticeSeen: 'on' };

const around = async (cast: Cast, id: string): Promise<void> => {
  const { officer, approver } = cast.calder;
  await take('save_contacts', id, officer, completeSections.save_contacts);
  await take('save_attachments_choice', id, officer, { none: 'on' });
  await take('submit', id, approver, attested);
  await take('claim', id, cast.intake);
  await take('assign', id, cast.intake, { liaisonId: cast.liaison.id ?? '', note: '' });
  await take('log_contact', id, cast.liaison, firstContact);
};

/** A service, from its wish to its end. */
export const service = async (cast: Cast): Promise<void> => {
  const id = await aRequest(cast).asking('TRAINING_OR_SERVICE').empty();
  await take('save_service_wish', id, cast.calder.officer, plausibleInputs(cast).save_service_wish);
  await around(cast, id);
  await take('settle_request', id, cast.liaison, reason);
};

/** A change of the agreement in force, withdrawn. */
export const changeWish = async (cast: Cast): Promise<void> => {
  const { agencyId, officer, approver } = cast.calder;
  const about = await db.agreement.findFirstOrThrow({ where: { agencyId, status: 'ACTIVE' } });
  const id = await aRequest(cast).asking('MODIFY').empty();
  await take('save_agreement_wish', id, officer, {
    aboutAgreementId: about.id,
    changeWanted: 'Two more officers.',
    wantedOn: '2027-01-15',
  });
  await around(cast, id);
  await take('withdraw', id, approver, reason);
};

/** Enquiries, and a request that is closed without action. */
export const enquiry = async (cast: Cast): Promise<void> => {
  const asked = async () => {
    const id = await aRequest(cast).asking('ENQUIRY').in('SUBMITTED');
    await take('claim', id, cast.intake);
    await take('assign', id, cast.intake, { liaisonId: cast.liaison.id ?? '', note: '' });
    await take('log_contact', id, cast.liaison, firstContact);
    return id;
  };
  await take('grow_enquiry', await asked(), cast.calder.officer);
  await take('close_enquiry', await asked(), cast.liaison, reason);
  await take('close_no_action', await aRequest(cast).in('SUBMITTED'), cast.intake, reason);
};

/** A file in which the scanner found something. */
export const harmfulFile = async (cast: Cast): Promise<void> => {
  const id = await aRequest(cast).empty();
  const documentId = await attached(cast.calder.officer, id, 'harmful.txt');
  await take('lock_file', id, systemActor, { documentId, detail: 'Found on a tour.' });
};

/** A file that is held back for its words, and let through. */
export const heldFile = async (cast: Cast): Promise<void> => {
  const { officer, approver } = cast.calder;
  const id = await aRequest(cast).in('DRAFT');
  const documentId = await attached(officer, id, 'numbers.txt');
  await take('submit', id, approver, attested);
  await take('claim', id, cast.intake);
  await take('hold_file', id, systemActor, { documentId, detail: 'Page 1: what looks like a date of birth' });
  await take('allow_file', id, cast.intake, { documentId, reason: 'The number of a case file.' });
};
