import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { MailPace } from '@/lib/domain/notices/mail-rules';
import { noticeGroupNames, noticeGroups } from '@/lib/domain/notices/notice-groups';
import { choosableNames, type noticeSettingsInput } from '@/lib/domain/notices/notice-settings';
import { noticesFor } from '@/lib/domain/notices/who-hears';
import { done, type Outcome } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { personOf } from '@/lib/server/auth/person';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// How a person wants to be told. It counts for the notices that are written from then on.

type Input = z.output<typeof noticeSettingsInput>;

/** What was asked for each notice: what was chosen for its whole group goes before what was chosen for itself. */
const askedOf = ({ all, pace }: Input, heard: ReadonlySet<string>): Map<string, MailPace | null> => {
  const asked = new Map<string, MailPace | null>();
  for (const key of noticeGroupNames) {
    for (const name of choosableNames) {
      if (!noticeGroups[key].names.some((one) => one === name) || !heard.has(name)) continue;
      const chosen = all?.[key] ?? pace?.[name];
      if (chosen !== undefined) asked.set(name, chosen);
    }
  }
  return asked;
};

/** Keeps how the actor wants to be told. */
export const chooseMail = async (actor: Actor, input: Input): Promise<Outcome<null>> => {
  const { id: userId } = personOf(actor);
  const asked = askedOf(input, noticesFor(actor.roles));
  const chosen = [...asked].flatMap(([name, pace]) => (pace === null ? [] : [{ userId, name, pace }]));
  const { timeZone, quietFrom, quietUntil } = input;
  const clock = { timeZone, quietFrom, quietUntil, updatedAt: now() };
  return db.$transaction(async (tx): Promise<Outcome<null>> => {
    await tx.noticeSetting.upsert({ where: { userId }, create: { userId, ...clock }, update: clock });
    await tx.noticeChoice.deleteMany({ where: { userId, name: { in: [...asked.keys()] } } });
    await tx.noticeChoice.createMany({ data: chosen });
    const off = await tx.noticeChoice.count({ where: { userId, pace: 'OFF' } });
    await appendAudit(tx, {
      ...{ actor, role: actor.roles[0] ?? 'SYSTEM', action: 'notice.choose_mail', outcome: 'done' },
      target: { type: 'user', id: userId },
      facts: { changed: chosen.length, off, quiet: quietFrom !== null },
    });
    return done(null, 'Saved. It counts for the notices that are written from now on.');
  });
};
