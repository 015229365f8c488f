import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { authorityEnding, authorityInput, resignConsidered } from '@/lib/domain/agreements/authority';
import { authorityState } from '@/lib/domain/agreements/authority';
import { dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { authorityInclude, toAuthority } from '@/lib/server/agencies/authority-row';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// The register of authority to sign, as the agency keeps it: it records, ends, and says what it considered afterwards.

type Recording = z.output<typeof authorityInput>;

const field = (name: keyof Recording | 'note', message: string): Refused =>
  refuse('invalid', 'Check the marked fields.', { fields: { [name]: [message] } });

type Holder = { userId: string | null; holderName: string };

const holderOf = async (tx: Transaction, agencyId: string, input: Recording): Promise<Outcome<Holder>> => {
  if (input.userId === null) {
    return input.holderName === ''
      ? field('holderName', 'Choose a person with an account, or enter the name of the officeholder.')
      : done({ userId: null, holderName: input.holderName });
  }
  const user = await tx.user.findFirst({ where: { id: input.userId, agencyId, active: true }, select: { name: true } });
  if (!user) return field('userId', 'Choose a person of your agency whose account is open.');
  const waits = await tx.authorityToSign.count({
    where: { agencyId, userId: input.userId, decision: null, endedOn: null },
  });
  if (waits > 0)
    return field('userId', `A record about ${user.name} waits for ICE already. End it first to record another.`);
  return done({ userId: input.userId, holderName: user.name });
};

const datesProblem = ({ validFrom, validUntil }: Recording, today: string): Refused | null => {
  if (validUntil !== null && validUntil < validFrom)
    return field('validUntil', 'Enter a last day that is not before the first.');
  if (validUntil !== null && validUntil < today)
    return field('validUntil', 'This term is over. Record the one that holds now.');
  return null;
};

// Said in two parts: to the database, an empty column is not different from a word.
const notReplaced: Prisma.AuthorityToSignWhereInput[] = [{ endReason: null }, { endReason: { not: 'REPLACED' } }];

const evidenceProblem = async (tx: Transaction, agencyId: string, input: Recording): Promise<Refused | null> => {
  const document = await tx.document.count({
    where: { id: input.documentId, agencyId, kind: 'AUTHORITY', removedAt: null, scanStatus: { not: 'INFECTED' } },
  });
  if (document === 0) return field('documentId', 'Attach the document to your agency first, then choose it.');
  if (input.replacesId === null) return null;
  const followed = await tx.authorityToSign.count({
    where: { id: input.replacesId, agencyId, decision: 'GRANTED', OR: notReplaced },
  });
  return followed === 0
    ? refuse('blocked', 'The record this one follows was replaced already. Open the register again.')
    : null;
};

const todayAt = async (tx: Transaction, agencyId: string): Promise<string> => {
  const { timeZone } = await tx.agency.findUniqueOrThrow({ where: { id: agencyId }, select: { timeZone: true } });
  return dateIn(now(), timeZone);
};

/** Records who may bind the own agency. It counts once another person, at ICE, has confirmed it. */
export const recordAuthority = async (actor: Actor, input: Recording): Promise<Outcome<null>> => {
  const { agencyId, id: recordedById } = actor;
  if (!holdsRight(actor, 'record_authority') || agencyId === null || recordedById === null) {
    return refuse('not_yours', 'The administrator of an agency records who may bind it.');
  }
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM agencies WHERE id = ${agencyId}::uuid FOR UPDATE`;
    const holder = await holderOf(tx, agencyId, input);
    if (!holder.ok) return holder;
    const problem = datesProblem(input, await todayAt(tx, agencyId)) ?? (await evidenceProblem(tx, agencyId, input));
    if (problem) return problem;
    const { holderTitle, basis, citation, validFrom, validUntil, documentId, replacesId } = input;
    const row = await tx.authorityToSign.create({
      data: {
        ...{ agencyId, ...holder.value, holderTitle, basis, citation, documentId, replacesId, recordedById },
        validFrom: fromCalendarDate(validFrom),
        validUntil: validUntil && fromCalendarDate(validUntil),
        recordedAt: now(),
      },
    });
    await appendAudit(tx, {
      actor,
      role: 'AGENCY_ADMIN',
      action: 'authority.record',
      target: { type: 'authority', id: row.id },
      outcome: 'done',
      facts: { agency: agencyId, document: documentId, replaces: replacesId },
    });
    return done(null, 'The authority is recorded. It counts once a program manager of ICE has confirmed it.');
  });
};

/** Locks an authority that the actor may end or remark on; null when there is none for them. */
const lockOwn = async (tx: Transaction, actor: Actor, id: string) => {
  await tx.$queryRaw`SELECT 1 FROM authorities_to_sign WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.authorityToSign.findUnique({
    where: { id },
    include: { ...authorityInclude, agency: { select: { timeZone: true } } },
  });
  const own = row !== null && holdsRight(actor, 'record_authority') && actor.agencyId === row.agencyId;
  return row && (own || holdsRight(actor, 'confirm_authority')) ? row : null;
};

const notThere = () => refuse('not_found', 'This record is not there for you. Open the register again.');

/** Ends an authority, or takes back one that waits. It stays in the register as history. */
export const endAuthority = async (
  actor: Actor,
  { authorityId, reason, endedOn, note }: z.output<typeof authorityEnding>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx) => {
    const row = await lockOwn(tx, actor, authorityId);
    if (!row) return notThere();
    const one = toAuthority(row);
    if (row.endedOn !== null || row.decision === 'REFUSED')
      return refuse('wrong_state', 'This authority has ended already.');
    const wrong = (message: string) =>
      refuse('invalid', 'Check the marked fields.', { fields: { endedOn: [message] } });
    if (endedOn < one.validFrom) return wrong(`Enter ${dateText(one.validFrom)}, when it begins, or a later day.`);
    if (one.validUntil !== null && endedOn > one.validUntil) {
      return wrong(`It ends by itself after ${dateText(one.validUntil)}. Enter an earlier day.`);
    }
    await tx.authorityToSign.update({
      where: { id: row.id },
      data: {
        endedOn: fromCalendarDate(endedOn),
        ...{ endReason: reason, endNote: note, endedById: actor.id, endedAt: now() },
      },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'authority.end',
      target: { type: 'authority', id: row.id },
      outcome: 'done',
      facts: { agency: row.agencyId, reason, endedOn },
    });
    return done(null, `The authority ends on ${dateText(endedOn)}. From that day nobody signs by it.`);
  });

/** Says, after an end, what was considered about signing anew; the watch then asks no more. */
export const considerResign = async (
  actor: Actor,
  { authorityId, note }: z.output<typeof resignConsidered>,
): Promise<Outcome<null>> =>
  db.$transaction(async (tx) => {
    const row = await lockOwn(tx, actor, authorityId);
    if (!row) return notThere();
    const today = dateIn(now(), row.agency.timeZone);
    if (row.resignAt !== null) return refuse('wrong_state', 'This was considered already. Open the register again.');
    if (row.decision !== 'GRANTED' || authorityState(toAuthority(row), today) !== 'ENDED') {
      return refuse('wrong_state', 'Whether to sign anew is considered once the authority has ended.');
    }
    await tx.authorityToSign.update({
      where: { id: row.id },
      data: { resignNote: note, resignById: actor.id, resignAt: now() },
    });
    await appendAudit(tx, {
      actor,
      role: actor.roles[0] ?? 'NONE',
      action: 'authority.consider_resign',
      target: { type: 'authority', id: row.id },
      outcome: 'done',
      facts: { agency: row.agencyId, validFrom: toCalendarDate(row.validFrom) },
    });
    return done(null, 'Your note is kept with the record. The portal asks no more about it.');
  });
