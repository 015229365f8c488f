import 'server-only';
import type { LetterFacts } from '@/lib/domain/agencies/agency-letter';
import { firstDayWithout } from '@/lib/domain/agreements/authority-watch';
import { addCalendarDays, dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { authorityInclude, toAuthority } from '@/lib/server/agencies/authority-row';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import { env } from '@/lib/server/env';

const endText = (end: string | null, today: string): string => {
  // Extended since the mail was promised.
  if (end === null) return 'has no end date any more';
  const last = dateText(addCalendarDays(end, -1));
  return end <= today ? `ended on ${last}, and this person stands as signer of an agreement` : `ends on ${last}`;
};

/** What a letter about an authority to sign is written from, and to whom; null when there is nobody to write to. */
export const authorityLetter = async (
  letter: 'authority-decided' | 'authority-ends',
  id: string,
  userId: string,
): Promise<{ to: string; facts: LetterFacts } | null> => {
  const row = await db.authorityToSign.findUnique({
    where: { id },
    include: { ...authorityInclude, agency: { select: { legalName: true, timeZone: true } } },
  });
  const reader = row && (await db.user.findFirst({ where: { id: userId, active: true } }));
  if (!row || !reader) return null;
  const own = reader.agencyId === row.agencyId;
  const today = dateIn(now(), row.agency.timeZone);
  return {
    to: reader.workEmail,
    facts: {
      number: '',
      agency: row.agency.legalName,
      link: `${env.PUBLIC_ORIGIN}${own ? paths.agencyAuthority() : paths.adminAuthority(row.agencyId)}`,
      note: letter === 'authority-decided' ? row.decisionNote : endText(firstDayWithout(toAuthority(row)), today),
      fact: `${row.holderName}, ${row.holderTitle}`,
      granted: row.decision === 'GRANTED',
    },
  };
};
