import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { noticeCatalogue } from '@/lib/domain/notices/catalogue';
import { type MailPace, mandatoryReason, usualPace } from '@/lib/domain/notices/mail-rules';
import { noticeGroupNames, noticeGroups } from '@/lib/domain/notices/notice-groups';
import type { NoticeSettingsGroup, NoticeSettingsPage } from '@/lib/domain/notices/notice-settings';
import { noticesFor } from '@/lib/domain/notices/who-hears';
import { personOf } from '@/lib/server/auth/person';
import { db } from '@/lib/server/db/client';
import { watchedCases } from '@/lib/server/notices/case-watches';
import { clockOf, wishParts } from '@/lib/server/notices/mail-plans';
import { viewAlerts } from '@/lib/server/views/alert-queries';

// How a person wants to be told, for the page on which they choose it.

type Choices = ReadonlyMap<string, MailPace>;

const eventOf = new Map(noticeCatalogue.flatMap(({ rows }) => rows.map(({ name, event }) => [name, event] as const)));

const groupsFor = ({ roles }: Actor, choices: Choices): NoticeSettingsGroup[] => {
  const heard = noticesFor(roles);
  return noticeGroupNames.flatMap((key) => {
    const { label, hint, names } = noticeGroups[key];
    const shown = names.filter((name) => heard.has(name)).map((name) => ({ name, event: eventOf.get(name) ?? name }));
    if (shown.length === 0) return [];
    const locked = shown.flatMap((one) => {
      const reason = mandatoryReason(one.name);
      return reason === null ? [] : [{ ...one, reason }];
    });
    const rows = shown
      .filter(({ name }) => mandatoryReason(name) === null)
      .map((one) => ({ ...one, chosen: choices.get(one.name) ?? null, usual: usualPace(one.name) }));
    return [{ key, label, hint, rows, locked }];
  });
};

/** What the actor has chosen, with everything they can choose. */
export const noticeSettingsPage = async (actor: Actor): Promise<NoticeSettingsPage> => {
  const person = personOf(actor);
  const [row, watched, views] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: person.id },
      select: { ...wishParts, noticeChoices: { select: { name: true, pace: true } } },
    }),
    watchedCases(actor),
    viewAlerts(actor),
  ]);
  const choices = new Map(row.noticeChoices.map(({ name, pace }) => [name, pace]));
  return { ...clockOf(row), groups: groupsFor(actor, choices), watched, views };
};
