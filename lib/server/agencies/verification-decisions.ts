import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { mailDomain } from '@/lib/domain/agencies/free-mail';
import { agencyTimeZone } from '@/lib/domain/agencies/time-zone';
import type { grantInput, refuseInput } from '@/lib/domain/agencies/verification';
import { dateIn, dateText } from '@/lib/domain/dates';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { missingStepUp } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { VerificationAsk } from '@/lib/server/db/generated/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { inviteFirstPerson } from '@/lib/server/people/account-invitations';
import { lockAccounts } from '@/lib/server/people/looking-after';

// Granting an ask makes the agency, the invitation of its first person and the link to the directory in one transaction with the letter
// that says so; refusing leaves nothing but the reason.

class Undone extends Error {
  constructor(readonly answer: Outcome<never>) {
    super('The grant was taken back.');
  }
}

const notYours = () => refuse('not_yours', 'Only an administrator decides about asks for verification.');

const lockAsk = async (tx: Transaction, id: string): Promise<VerificationAsk | null> => {
  await tx.$queryRaw`SELECT 1 FROM verification_asks WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.verificationAsk.findUnique({ where: { id } });
};

const openAsk = async (tx: Transaction, id: string): Promise<Outcome<VerificationAsk>> => {
  const ask = await lockAsk(tx, id);
  if (!ask) return refuse('not_found', 'This ask is not there any more. Open the list again.');
  if (ask.decision !== null) return refuse('wrong_state', `${ask.number} was decided already.`);
  return done(ask);
};

/** The agency that an ask is about when the portal has it: by its entry, its identifier, or its name in the state. */
export const heldAgency = async (tx: Pick<Transaction, 'agency'>, ask: VerificationAsk) =>
  tx.agency.findFirst({
    where: {
      OR: [
        ...(ask.entryId === null ? [] : [{ directoryEntry: { id: ask.entryId } }]),
        ...(ask.ori === null ? [] : [{ ori: ask.ori }]),
        { stateCode: ask.stateCode, legalName: { equals: ask.legalName, mode: 'insensitive' as const } },
      ],
    },
    select: { id: true, status: true, legalName: true },
  });

const factsOf = (ask: VerificationAsk, actor: Actor) => ({
  legalName: ask.legalName,
  type: ask.type,
  level: ask.level,
  stateCode: ask.stateCode,
  counties: ask.counties,
  timeZone: agencyTimeZone(ask),
  ori: ask.ori,
  headTitle: ask.headTitle,
  headName: ask.headName,
  emailDomain: mailDomain(ask.workEmail),
  verifiedDomains: [mailDomain(ask.workEmail)],
  status: 'VERIFIED' as const,
  verifiedById: actor.id,
  verifiedAt: now(),
  factsSource: `what the agency gave in ${ask.number}`,
  factsAsOf: new Date(`${dateIn(ask.askedAt, 'America/New_York')}T00:00:00Z`),
});

const writeAgency = async (tx: Transaction, actor: Actor, ask: VerificationAsk): Promise<Outcome<string>> => {
  const held = await heldAgency(tx, ask);
  if (held && held.status !== 'PENDING_VERIFICATION') {
    return refuse('blocked', `${held.legalName} is on the portal already. Its own administrator opens accounts.`);
  }
  const data = factsOf(ask, actor);
  const agency = held
    ? await tx.agency.update({ where: { id: held.id }, data })
    : await tx.agency.create({ data: { ...data, borderFeatures: [], createdAt: now() } });
  if (ask.entryId !== null) {
    await tx.directoryEntry.updateMany({ where: { id: ask.entryId, agencyId: null }, data: { agencyId: agency.id } });
  }
  return done(agency.id);
};

const close = async (
  tx: Transaction,
  actor: Actor,
  ask: VerificationAsk,
  decided: { decision: 'GRANTED' | 'REFUSED'; note: string; agencyId: string | null },
): Promise<void> => {
  await tx.verificationAsk.update({
    where: { id: ask.id },
    data: { ...decided, decidedById: actor.id, decidedAt: now(), tokenHash: null },
  });
  const isGrant = decided.decision === 'GRANTED';
  const letter = isGrant ? 'ask-granted' : 'ask-refused';
  // An address that nobody confirmed may be a stranger's: it is not written to again.
  if (ask.emailConfirmedAt !== null) await enqueue(tx, 'agency_letter', `${letter}:${ask.id}`, { letter, id: ask.id });
  await appendAudit(tx, {
    actor,
    role: 'ADMIN',
    action: isGrant ? 'verification_ask.grant' : 'verification_ask.refuse',
    target: { type: 'verification_ask', id: ask.id },
    outcome: 'done',
    facts: { number: ask.number, agency: decided.agencyId },
  });
};

/**
 * Verifies the agency of an ask and invites its first person. Refused for all but administrators who have just confirmed
 * that it is them.
 */
export const grantAsk = async (actor: Actor, input: z.output<typeof grantInput>): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'decide_verification')) return notYours();
  const unconfirmed = missingStepUp(actor, 'invite_person');
  if (unconfirmed) return unconfirmed;
  try {
    return await db.$transaction(async (tx) => {
      // Two asks about one agency, or from one address, granted at once: the second finds what the first has made.
      await lockAccounts(tx);
      const open = await openAsk(tx, input.askId);
      if (!open.ok) return open;
      const ask = open.value;
      if (ask.emailConfirmedAt === null) {
        return refuse('blocked', 'The work address is not confirmed yet. The link in its mail does that.');
      }
      const agency = await writeAgency(tx, actor, ask);
      if (!agency.ok) return agency;
      const invited = await inviteFirstPerson(tx, actor, ask.workEmail, { agencyId: agency.value, roles: input.roles });
      // The agency is written already: only a rollback takes it back.
      if (!invited.ok) throw new Undone(refuse('blocked', reasonOf(invited.fields) ?? invited.message));
      await close(tx, actor, ask, { decision: 'GRANTED', note: input.note, agencyId: agency.value });
      await appendAudit(tx, {
        actor,
        role: 'ADMIN',
        action: 'agency.verify',
        target: { type: 'agency', id: agency.value },
        outcome: 'done',
        facts: { ask: ask.number, invitation: invited.value.id },
      });
      return done(null, `${ask.legalName} is verified. An invitation to open the account goes to ${ask.personName}.`);
    });
  } catch (error) {
    if (error instanceof Undone) return error.answer;
    throw error;
  }
};

const reasonOf = (fields: Record<string, readonly string[]> | undefined): string | undefined =>
  Object.values(fields ?? {})[0]?.[0];

/** Refuses an ask with a reason that is mailed. Refused for all but administrators. */
export const refuseAsk = async (actor: Actor, input: z.output<typeof refuseInput>): Promise<Outcome<null>> => {
  if (!holdsRight(actor, 'decide_verification')) return notYours();
  return db.$transaction(async (tx) => {
    const open = await openAsk(tx, input.askId);
    if (!open.ok) return open;
    await close(tx, actor, open.value, { decision: 'REFUSED', note: input.note, agencyId: null });
    return done(null, `${open.value.number} was refused on ${dateText(dateIn(now(), 'America/New_York'))}.`);
  });
};
