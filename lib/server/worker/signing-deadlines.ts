import 'server-only';
import { systemActor } from '@/lib/domain/access/actor';
import { reminderDays } from '@/lib/domain/agreements/signing-time';
import { addCalendarDays, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { performAgreementStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';

// Steps that time takes while an agreement is being signed. The guards decide in each agency's own time zone, under the
// lock of the row; this only finds the candidates.

const soonest = (): Date => new Date(now().getTime() - (reminderDays[0] - 1) * 86_400_000);

/** Reminds signers whose turn lasts, and tells of signings whose time is over. */
export const watchSignings = async (): Promise<boolean[]> => {
  const tomorrow = fromCalendarDate(addCalendarDays(toCalendarDate(now()), 1));
  const lapsed = await db.agreement.findMany({
    where: { status: 'SIGNING', dueOn: { lt: tomorrow } },
    select: { id: true },
  });
  const waiting = await db.agreement.findMany({
    where: { status: 'SIGNING', statusSince: { lt: soonest() }, signatures: { some: { status: 'PENDING' } } },
    select: { id: true },
  });
  const results: boolean[] = [];
  for (const { id } of lapsed) results.push((await performAgreementStep('tell_lapse', id, systemActor)).ok);
  for (const { id } of waiting) results.push((await performAgreementStep('remind_signers', id, systemActor)).ok);
  return results;
};
