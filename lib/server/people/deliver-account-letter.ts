import 'server-only';
import { z } from 'zod';
import { momentText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { roleLabels } from '@/lib/domain/people/account-invitation';
import {
  type AccountLetter,
  type AccountLetterFacts,
  accountLetters,
  accountLetterText,
} from '@/lib/domain/people/account-letter';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';
import { changeLetter } from '@/lib/server/people/change-letter';

// Delivers the letters about accounts. The link of an invitation is made here, so that it stands in the mail alone and
// never in the outbox.

const payloadSchema = z.object({
  letter: z.enum(accountLetters),
  id: z.uuid(),
  userId: z.uuid().optional(),
  day: z.string().max(10).optional(),
});

export type LetterTo = { to: string; facts: Partial<AccountLetterFacts> } | null;

const noFacts: AccountLetterFacts = {
  place: '',
  roles: [],
  by: '',
  link: '',
  until: '',
  happened: [],
  person: '',
  count: 0,
};

/** Delivers the letter of an outbox row. Throws when it was not taken, so that it is tried again. */
export const deliverAccountLetter = async (outboxId: string, payload: unknown): Promise<void> => {
  const { letter, id, userId } = payloadSchema.parse(payload);
  const found = await addressed(letter, id, userId ?? '');
  if (!found) return;
  const facts = { ...noFacts, ...found.facts, link: `${env.PUBLIC_ORIGIN}${found.facts.link ?? paths.home()}` };
  await sendMail({ id: outboxId, to: found.to, ...accountLetterText(letter, facts) });
};

const addressed = (letter: AccountLetter, id: string, userId: string): Promise<LetterTo> => {
  if (letter === 'account-invited') return toInvited(id);
  return changeLetter(letter, id, userId);
};

const toInvited = async (id: string): Promise<LetterTo> => {
  const row = await db.accountInvitation.findUnique({
    where: { id },
    include: {
      agency: { select: { legalName: true, timeZone: true } },
      office: { select: { name: true } },
      invitedBy: { select: { name: true } },
    },
  });
  const isOpen = row && row.usedAt === null && row.revokedAt === null && row.expiresAt > now();
  if (!isOpen || (row.needsSecond && row.confirmedById === null)) return null;
  const token = newToken();
  // A second try makes a second token: the first stood in a mail that was not taken.
  const { count } = await db.accountInvitation.updateMany({
    where: { id, usedAt: null, revokedAt: null, sends: row.sends },
    data: { tokenHash: hashToken(token) },
  });
  if (count === 0) return null;
  return {
    to: row.workEmail,
    facts: {
      place: row.agency?.legalName ?? row.office?.name ?? '',
      roles: roleLabels(row.roles),
      by: row.invitedBy?.name ?? 'The State and Local Coordination Office',
      link: paths.openAccount(token),
      until: momentText(row.expiresAt, row.agency?.timeZone ?? 'America/New_York'),
    },
  };
};
