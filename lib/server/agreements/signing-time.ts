import 'server-only';
import { closedFor } from '@/lib/domain/agencies/days-off';
import { placesInTurn } from '@/lib/domain/agreements/facts';
import { type Moment, reminderDue, type SigningTimeFacts, type Turn } from '@/lib/domain/agreements/signing-time';
import { dateIn, hourIn, toCalendarDate } from '@/lib/domain/dates';
import { isAgencyPlace } from '@/lib/domain/programs/signature-role';
import { toDaysOff } from '@/lib/server/agencies/days-off-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { now } from '@/lib/server/clock';

// The time to sign, from the rows of an agreement.

type Place = AgreementCase['signatures'][number];

const momentOf = ({ agency }: AgreementCase): Moment => ({
  today: dateIn(now(), agency.timeZone),
  hour: hourIn(now(), agency.timeZone),
});

/** When the turn of a place began: with the last signature of the groups before it, or when the text was frozen. */
const turnBegan = (row: AgreementCase, place: Place): Date =>
  row.signatures
    .filter(({ group }) => group < place.group)
    .reduce((latest, { signedAt }) => (signedAt && signedAt > latest ? signedAt : latest), row.statusSince);

const turnOf = (row: AgreementCase, place: Place): Turn => {
  const began = turnBegan(row, place);
  const setAnew = row.signDaySetAt && row.signDaySetAt > began ? row.signDaySetAt : began;
  return {
    countedFrom: dateIn(setAnew, row.agency.timeZone),
    closed: closedFor(isAgencyPlace(place.role) ? 'AGENCY' : 'ICE', toDaysOff(row.agency)),
    // Somebody who was named for this place later begins anew, though not on a day on which the place was reminded.
    reminders: place.reminders
      .filter(({ userId, createdAt, remindedOn }) =>
        userId === place.userId ? createdAt >= began : toCalendarDate(remindedOn) === momentOf(row).today,
      )
      .map(({ remindedOn, days }) => ({ on: toCalendarDate(remindedOn), days })),
  };
};

/** The places whose signer is to be reminded now, each with the reminder that is due. */
export const placesToRemind = (row: AgreementCase) => {
  if (row.status !== 'SIGNING') return [];
  const moment = momentOf(row);
  return placesInTurn(row.signatures).flatMap((place) => {
    // Once a scan waits, it is not the signer that the agreement waits for.
    if (place.paperScans.some(({ state }) => state === 'WAITING')) return [];
    const days = reminderDue(turnOf(row, place), moment);
    return days === null || place.userId === null ? [] : [{ signatureId: place.id, userId: place.userId, days }];
  });
};

/** The last day to sign: while an agreement is being signed, its due date is a limit. */
export const toSigningTime = (row: AgreementCase): SigningTimeFacts => ({
  until: row.status === 'SIGNING' && row.dueOn ? toCalendarDate(row.dueOn) : null,
  lapseToldFor: row.signLapseToldFor && toCalendarDate(row.signLapseToldFor),
  toRemind: placesToRemind(row).length,
});
