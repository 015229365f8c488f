import 'server-only';
import { z } from 'zod';
import { type AgencyLetter, agencyLetters, type LetterFacts, letterText } from '@/lib/domain/agencies/agency-letter';
import { factLabel } from '@/lib/domain/agencies/facts';
import { paths } from '@/lib/domain/paths';
import { authorityLetter } from '@/lib/server/agencies/authority-letter';
import { hashToken, newToken } from '@/lib/server/auth/secret-token';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';
import { sendMail } from '@/lib/server/mail/mailer';

// Delivers the letters about asks for verification and about corrections. Tokens are made here, so that they stand in
// the mail alone and never in the outbox.

const payloadSchema = z.object({ letter: z.enum(agencyLetters), id: z.uuid(), userId: z.uuid().optional() });

type Addressed = { to: string; facts: LetterFacts } | null;

/** Delivers the letter of an outbox row. Throws when it was not taken, so that it is tried again. */
export const deliverAgencyLetter = async (outboxId: string, payload: unknown): Promise<void> => {
  const { letter, id, userId } = payloadSchema.parse(payload);
  const found = await addressed(letter, id, userId);
  if (found) await sendMail({ id: outboxId, to: found.to, ...letterText(letter, found.facts) });
};

const addressed = (letter: AgencyLetter, id: string, userId = ''): Promise<Addressed> => {
  if (letter === 'authority-decided' || letter === 'authority-ends') return authorityLetter(letter, id, userId);
  return letter === 'correction-decided' ? toCorrection(id) : toAsk(id, letter === 'confirm-address');
};

const toAsk = async (id: string, confirming: boolean): Promise<Addressed> => {
  const ask = await db.verificationAsk.findUnique({ where: { id } });
  if (!ask || (confirming && (ask.emailConfirmedAt !== null || ask.decision !== null))) return null;
  return {
    to: ask.workEmail,
    facts: {
      number: ask.number,
      agency: ask.legalName,
      // Whoever is verified gets the link to their account with an invitation of its own.
      link: confirming ? `${env.PUBLIC_ORIGIN}${await confirmLink(id)}` : null,
      note: ask.note,
      fact: '',
      granted: ask.decision === 'GRANTED',
    },
  };
};

// A second try makes a second token: the first stood in a mail that was not taken.
const confirmLink = async (id: string): Promise<string> => {
  const token = newToken();
  await db.verificationAsk.update({ where: { id }, data: { tokenHash: hashToken(token) } });
  return paths.confirmAddress(token);
};

const toCorrection = async (id: string): Promise<Addressed> => {
  const row = await db.factCorrection.findUnique({
    where: { id },
    include: { agency: { select: { legalName: true } } },
  });
  const asker = row && (await db.user.findFirst({ where: { id: row.askedById, active: true } }));
  if (!row || !asker || row.decision === null) return null;
  return {
    to: asker.workEmail,
    facts: {
      number: '',
      agency: row.agency.legalName,
      link: `${env.PUBLIC_ORIGIN}${paths.ownAgency()}`,
      note: row.note,
      fact: factLabel(row.field),
      granted: row.decision === 'GRANTED',
    },
  };
};
