import 'server-only';
import { endedBy } from '@/lib/domain/agreements/standing';
import { type CalendarDate, dateIn, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { placeText } from '@/lib/domain/register/place';
import { publicHistoryWords, publicStatusOn, registeredStatuses } from '@/lib/domain/register/public-status';
import type { RegisterEntry } from '@/lib/domain/register/register-view';
import { outsideSentence } from '@/lib/server/agreements/outside-signing';
import { standingColumns, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { portalFiles } from '@/lib/server/files/portal-files';
import { openOutsideFile, outsideColumns, outsideSigners } from '@/lib/server/register/outside-file';
import { inPublicAgreement, publicAmendmentColumns, publicAmendments } from '@/lib/server/register/public-amendments';
import { isEntryNumber, isTextNumber } from '@/lib/server/register/register-filter';
import { registerMeetings } from '@/lib/server/register/register-meetings';
import { inRegister } from '@/lib/server/register/register-queries';

// One entry of the public register, and the signed text behind it.

const neighbor = { select: { number: true, publishedAt: true, status: true } } as const;

const entryColumns = {
  id: true,
  number: true,
  title: true,
  publicSummary: true,
  objective: true,
  programCode: true,
  executedOn: true,
  effectiveOn: true,
  ...standingColumns,
  terminationNotice: { select: { endsOn: true, receivedOn: true } },
  agency: {
    select: { legalName: true, headTitle: true, stateCode: true, counties: true, timeZone: true },
  },
  office: { select: { name: true } },
  measures: {
    select: { name: true, baseline: true, target: true, period: true },
    orderBy: { position: 'asc' },
  },
  signatures: {
    where: { status: 'SIGNED' },
    select: { signerTitle: true, organisation: true, signedAt: true },
    orderBy: { position: 'asc' },
  },
  // No actor and no note: those stay with the two sides.
  events: {
    where: { step: { in: Object.keys(publicHistoryWords) }, visibility: 'SHARED' },
    select: { id: true, step: true, createdAt: true },
    orderBy: [{ createdAt: 'asc' }, { auditSeq: 'asc' }],
  },
  sealedDocument: { select: { sha256: true, byteLength: true } },
  outsideSigning: outsideColumns,
  amendments: publicAmendmentColumns,
  joins: neighbor,
  addOns: { ...neighbor, orderBy: { number: 'asc' } },
  supersedes: neighbor,
  successor: neighbor,
} as const satisfies Prisma.AgreementSelect;

type Row = Prisma.AgreementGetPayload<{ select: typeof entryColumns }>;

const day = (date: Date | null): CalendarDate | null => date && toCalendarDate(date);

const dated = (label: string, date: CalendarDate | null) => (date === null ? [] : [{ label, value: dateText(date) }]);

/** One sentence on the end of an agreement, as the register words it. */
export const endSentence = (
  row: Pick<Row, 'status' | 'endedOn' | 'expiresOn' | 'terminationNotice'>,
  today: CalendarDate,
): string => {
  const facts = toStanding(row);
  const endedOn = endedBy(today, facts);
  const { expiresOn } = facts;
  const notice = row.terminationNotice;
  if (endedOn === null && notice) {
    const [endsOn, receivedOn] = [notice.endsOn, notice.receivedOn].map((date) => dateText(toCalendarDate(date)));
    return `Ends on ${endsOn}, by notice of ${receivedOn}.`;
  }
  if (endedOn !== null) return `${endedOn > today ? 'Ends' : 'Ended'} on ${dateText(endedOn)}.`;
  return expiresOn === null ? 'Open until one side ends it.' : `Ends on ${dateText(expiresOn)}, unless it is renewed.`;
};

/** The number of a neighbor; one that is not in the register itself must not be named by one that is. */
export const numberOfNeighbor = (other: Row['successor']): string | null =>
  other !== null && other.publishedAt !== null && registeredStatuses.includes(other.status) ? other.number : null;

const toEntry = async (row: Row): Promise<RegisterEntry | null> => {
  const today = todayAt(row.agency);
  const facts = toStanding(row);
  const status = publicStatusOn(today, facts);
  const endedOn = endedBy(today, facts);
  const text = row.sealedDocument ?? openOutsideFile(row.outsideSigning);
  if (status === null || text === null) return null;
  const { code, name, delegating } = programOf(programCodeSchema.parse(row.programCode));
  const { legalName, headTitle, stateCode, counties, timeZone } = row.agency;
  return {
    number: row.number,
    title: row.title,
    summary: row.publicSummary,
    objective: row.objective,
    program: { code, name, delegating },
    status,
    endSentence: endSentence(row, today),
    agency: { name: legalName, detail: `Represented by its ${headTitle.toLowerCase()}` },
    ice: { name: row.office.name, detail: 'U.S. Immigration and Customs Enforcement' },
    place: placeText(stateCode, counties),
    dates: [
      ...dated(row.outsideSigning ? 'Signed outside the portal' : 'Signed and sealed', day(row.executedOn)),
      ...dated('In force since', day(row.effectiveOn)),
      ...(endedOn ? dated(status === 'ENDED' ? 'Ended' : 'Ends', endedOn) : []),
      ...(endedOn ? [] : dated('End by notice', facts.noticeEndsOn)),
      ...(endedOn ? [] : dated('End date', facts.expiresOn)),
    ],
    measures: row.measures,
    outside: row.outsideSigning && outsideSentence(row.outsideSigning, timeZone),
    signers: [
      ...row.signatures.map(({ signerTitle, organisation, signedAt }) => ({
        title: signerTitle ?? 'Signer',
        organization: organisation ?? '',
        signedOn: signedAt ? momentText(signedAt, timeZone) : 'Not recorded',
      })),
      ...outsideSigners(row),
    ],
    history: row.events.map(({ id, step, createdAt }) => ({
      key: id,
      on: dateText(dateIn(createdAt, timeZone)),
      what: publicHistoryWords[step] ?? step,
    })),
    meetings: await registerMeetings(row.id, today),
    text: { sha256: text.sha256, bytes: sizeText(text.byteLength) },
    amendments: publicAmendments(row.id, row.amendments),
    addOns: row.addOns.flatMap((addOn) => numberOfNeighbor(addOn) ?? []),
    joins: numberOfNeighbor(row.joins),
    supersedes: numberOfNeighbor(row.supersedes),
    supersededBy: numberOfNeighbor(row.successor),
  };
};

/** The public entry with this number, or null when there is none for the public. */
export const registerEntry = (number: string): Promise<RegisterEntry | null> =>
  runAs('public', async () => {
    if (!isEntryNumber(number)) return null;
    const row = await db.agreement.findFirst({ where: { number, ...inRegister }, select: entryColumns });
    return row && toEntry(row);
  });

/** The signed text of a public entry or of an amendment of one, sealed or as it was received; null where there is none. */
export const registerText = (number: string): Promise<{ bytes: Uint8Array; sha256: string } | null> =>
  runAs('public', async () => {
    if (!isTextNumber(number)) return null;
    const row = await db.agreement.findFirst({
      where: { number, OR: [inRegister, inPublicAgreement] },
      select: { sealedDocument: { select: { sha256: true } }, outsideSigning: outsideColumns },
    });
    const text = row && (row.sealedDocument ?? openOutsideFile(row.outsideSigning));
    if (!text) return null;
    const { sha256 } = text;
    const bytes = await portalFiles().getFile(sha256);
    return bytes && { bytes, sha256 };
  });
