import 'server-only';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { closesAt, reviewState } from '@/lib/domain/people/access-review';
import { changeSentences } from '@/lib/domain/people/account-change';
import type { AccountLetter } from '@/lib/domain/people/account-letter';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { reviewOwed } from '@/lib/server/people/access-review';
import { readAccountState } from '@/lib/server/people/account-state';
import type { LetterTo } from '@/lib/server/people/deliver-account-letter';

type Told = Exclude<AccountLetter, 'account-invited'>;

const reader = (id: string) => db.user.findFirst({ where: { id, active: true }, select: { workEmail: true } });

/** What a letter about a change or a review is written from, and to whom; null when there is nobody to write to. */
export const changeLetter = (letter: Told, id: string, userId: string): Promise<LetterTo> => {
  if (letter === 'account-changed') return toPerson(id);
  if (letter === 'administrator-waits' || letter === 'administrator-made') return toAdministrator(id, userId);
  return letter === 'review-due' ? toReviewer(userId) : toMissed(userId);
};

const whose = {
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
} as const;

const dayIn = (at: Date, timeZone = 'America/New_York'): string => dateText(dateIn(at, timeZone));

// As it stands when the mail is written: who has looked at the accounts meanwhile is not reminded.
const toReviewer = async (userId: string): Promise<LetterTo> => {
  const user = await db.user.findFirst({
    where: { id: userId, active: true },
    select: { ...actorColumns, workEmail: true, agency: whose.agency },
  });
  const owed = user && (await reviewOwed(await toActor(user)));
  if (!owed) return null;
  return {
    to: user.workEmail,
    facts: {
      place: user.agency?.legalName ?? 'ICE',
      count: owed.count,
      until: dayIn(owed.due, user.agency?.timeZone),
      link: paths.adminAccessReview(),
    },
  };
};

const toMissed = async (userId: string): Promise<LetterTo> => {
  const user = await db.user.findFirst({ where: { id: userId, active: true }, include: whose });
  if (!user || reviewState(user, now()) !== 'LATE') return null;
  return {
    to: user.workEmail,
    facts: {
      place: user.agency?.legalName ?? user.office?.name ?? '',
      until: dayIn(closesAt(user), user.agency?.timeZone),
    },
  };
};

const include = {
  user: { select: { id: true, workEmail: true, name: true } },
  askedBy: { select: { name: true } },
  decidedBy: { select: { name: true } },
} as const;

const toPerson = async (id: string): Promise<LetterTo> => {
  const row = await db.accountChange.findUnique({ where: { id }, include });
  if (row?.decision !== 'GRANTED') return null;
  const before = readAccountState(row.before);
  const after = readAccountState(row.after);
  return {
    // Also to somebody whose account was closed: that is what the letter says.
    to: row.user.workEmail,
    facts: { happened: changeSentences(row.kind, before, after), by: row.askedBy?.name ?? 'the portal' },
  };
};

const toAdministrator = async (id: string, userId: string): Promise<LetterTo> => {
  const to = await reader(userId);
  if (!to) return null;
  const change = await db.accountChange.findUnique({ where: { id }, include });
  if (change) {
    return {
      to: to.workEmail,
      facts: { person: change.user.name, by: change.askedBy?.name ?? '', link: paths.adminPerson(change.userId) },
    };
  }
  const row = await db.accountInvitation.findUnique({
    where: { id },
    include: { invitedBy: { select: { name: true } }, user: { select: { id: true, name: true } } },
  });
  return (
    row && {
      to: to.workEmail,
      facts: {
        person: row.user?.name ?? row.workEmail,
        by: row.invitedBy?.name ?? '',
        link: row.user ? paths.adminPerson(row.user.id) : paths.adminInvitations(),
      },
    }
  );
};
