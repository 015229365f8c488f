import 'server-only';
import { type AskInput, askInput } from '@/lib/domain/agencies/verification';
import { dateIn } from '@/lib/domain/dates';
import { stateName } from '@/lib/domain/register/place';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import type { Origin } from '@/lib/server/auth/client-address';
import { unknownAddress } from '@/lib/server/auth/password-sign-in';
import { hashToken } from '@/lib/server/auth/secret-token';
import { countTries, waitingTime } from '@/lib/server/auth/throttle';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { enqueue } from '@/lib/server/outbox/enqueue';
import { fieldMessages } from '@/lib/server/workflow/read-input';

// An agency without an account asks to be verified. Nobody is signed in here: the answer is the same whether the
// address or the agency is known to the portal or not.

const confirmDays = 7;
const dayMs = 86_400_000;

const nobody = { id: null, sessionId: null };

/** Reads, limits and records one ask. Returns its number; the same form sent twice gives the same number. */
export const askVerification = async (raw: unknown, origin: Origin): Promise<Outcome<{ number: string }>> => {
  const parsed = askInput.safeParse(raw);
  if (!parsed.success) return refuse('invalid', 'Check the marked fields.', { fields: fieldMessages(parsed.error) });
  const ask = parsed.data;
  const before = await db.verificationAsk.findUnique({ where: { id: ask.idempotencyKey }, select: { number: true } });
  if (before) return done(before);
  const unknown = await unknownCounties(ask);
  if (unknown.length > 0) {
    const names = unknown.map((name) => `“${name}”`).join(', ');
    const message = `${names}: not found in ${stateName(ask.stateCode)}. Write the names as in Harris; Fort Bend.`;
    return refuse('invalid', 'Check the marked fields.', { fields: { counties: [message] } });
  }
  const throttle = await countTries([
    ['verificationOrigin', origin.ip ?? unknownAddress],
    ['verificationAddress', ask.workEmail],
  ]);
  if (!throttle.open) {
    return refuse('blocked', `Too many asks came from here. Try again in ${waitingTime(throttle.waitSeconds)}.`);
  }
  return done(await record(ask));
};

const unknownCounties = async ({ stateCode, counties }: AskInput): Promise<string[]> => {
  const known = await db.county.findMany({
    where: { stateCode, name: { in: counties } },
    select: { name: true },
  });
  const names = new Set(known.map(({ name }) => name));
  return counties.filter((name) => !names.has(name));
};

const nextNumber = async (tx: Transaction): Promise<string> => {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('verification_number_seq') AS n`;
  return `VER-${dateIn(now(), 'America/New_York').slice(0, 4)}-${String(row?.n ?? 0).padStart(6, '0')}`;
};

const record = ({ idempotencyKey: id, entryId, ...facts }: AskInput): Promise<{ number: string }> =>
  db.$transaction(async (tx) => {
    const number = await nextNumber(tx);
    const entry = entryId === null ? null : await tx.directoryEntry.findUnique({ where: { id: entryId } });
    const made = await tx.verificationAsk.createMany({
      data: [{ ...facts, id, number, entryId: entry?.id ?? null, askedAt: now() }],
      skipDuplicates: true,
    });
    if (made.count === 0) return tx.verificationAsk.findUniqueOrThrow({ where: { id }, select: { number: true } });
    await enqueue(tx, 'agency_letter', `confirm-address:${id}`, { letter: 'confirm-address', id });
    await appendAudit(tx, {
      actor: nobody,
      role: 'NONE',
      action: 'verification_ask.ask',
      target: { type: 'verification_ask', id },
      outcome: 'done',
      facts: { number },
    });
    return { number };
  });

const outdated = () =>
  refuse('not_found', 'This link was used already, is older than 7 days, or a newer one was sent. Ask again.');

/** The ask behind a link, as the page of the link shows it; null when the link is not good (any more). */
export const askOfLink = async (token: string): Promise<{ number: string; agency: string } | null> => {
  const ask = await db.verificationAsk.findUnique({ where: { tokenHash: hashToken(token) } });
  const isGood = ask && ask.emailConfirmedAt === null && ask.decision === null && isFresh(ask.askedAt);
  return isGood ? { number: ask.number, agency: ask.legalName } : null;
};

const isFresh = (askedAt: Date): boolean => now().getTime() - askedAt.getTime() <= confirmDays * dayMs;

/** Takes the link from the mail: once. A button and not the opening of the page, because mail filters open links. */
export const confirmAddress = async (token: string): Promise<Outcome<{ number: string }>> =>
  db.$transaction(async (tx) => {
    const ask = await tx.verificationAsk.findUnique({ where: { tokenHash: hashToken(token) } });
    if (!ask || !isFresh(ask.askedAt)) return outdated();
    const taken = await tx.verificationAsk.updateMany({
      where: { id: ask.id, emailConfirmedAt: null, decision: null },
      data: { emailConfirmedAt: now(), tokenHash: null },
    });
    if (taken.count === 0) return outdated();
    await appendAudit(tx, {
      actor: nobody,
      role: 'NONE',
      action: 'verification_ask.confirm',
      target: { type: 'verification_ask', id: ask.id },
      outcome: 'done',
    });
    return done({ number: ask.number });
  });
