import 'server-only';
import { mandatoryReason } from '@/lib/domain/notices/mail-rules';
import { actorColumns, noSession, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { stillRead } from '@/lib/server/notices/still-read';
import { enqueue } from '@/lib/server/outbox/enqueue';

// Mails that are held back, for a digest or until quiet hours are over, become promises of the outbox when their time
// has come. Several workers may run at once, and a crash leaves either the held mail or its promise.

const peopleMax = 50;
/** More than this waits for the next mail, which follows at once. */
const noticesMax = 200;

type Held = {
  id: string;
  name: string;
  requestId: string | null;
  agreementId: string | null;
  eventId: string | null;
  viewId: string | null;
};

/**
 * Promises the mails whose time has come.
 * @returns how many people had some
 */
export const releaseHeldMails = async (): Promise<number> => {
  const people = await db.$queryRaw<{ user_id: string }[]>`
    SELECT user_id::text FROM notices WHERE mail_due_at <= ${now()} AND destroyed_at IS NULL GROUP BY user_id ORDER BY min(mail_due_at)
    LIMIT ${peopleMax}`;
  for (const { user_id } of people) await db.$transaction((tx) => releaseOf(tx, user_id));
  return people.length;
};

const releaseOf = async (tx: Transaction, userId: string): Promise<void> => {
  const due = await tx.$queryRaw<Held[]>`
    SELECT id::text, name, request_id::text AS "requestId", agreement_id::text AS "agreementId",
      event_id::text AS "eventId", view_id::text AS "viewId" FROM notices WHERE user_id = ${userId}::uuid AND mail_due_at <= ${now()}
      AND destroyed_at IS NULL ORDER BY created_at, id LIMIT ${noticesMax} FOR UPDATE SKIP LOCKED`;
  const held = await stillTheirs(tx, userId, due);
  await letGo(
    tx,
    due.filter((notice) => !held.includes(notice)),
  );
  // What nobody can turn off is not lost among others, and one alone needs no digest.
  const together = held.filter(({ name }) => mandatoryReason(name) === null);
  const digest = together.length > 1 ? together : [];
  for (const { id } of held.filter((notice) => !digest.includes(notice))) {
    await tx.notice.update({ where: { id }, data: { mailState: 'WAITING', mailDueAt: null } });
    await enqueue(tx, 'notice_again', `${id}:held`, { noticeId: id });
  }
  const [first] = digest;
  if (!first) return;
  const { id: digestId } = await tx.outboxMessage.create({
    data: { kind: 'digest', dedupeKey: `${first.id}:digest`, payload: { userId }, createdAt: now() },
    select: { id: true },
  });
  await tx.notice.updateMany({
    where: { id: { in: digest.map(({ id }) => id) } },
    data: { mailState: 'WAITING', mailDueAt: null, digestId },
  });
};

// A mail may be held for a week: by then its reader may be gone, or look after other cases.
const stillTheirs = async (tx: Transaction, userId: string, due: readonly Held[]): Promise<Held[]> => {
  const person = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: actorColumns });
  return person.active ? stillRead(tx, await toActor(person, noSession, tx), due) : [];
};

const letGo = async (tx: Transaction, held: readonly Held[]): Promise<void> => {
  await tx.notice.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { mailState: 'NONE', mailDueAt: null },
  });
};
