import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { agencyLevelLabels, agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { sourceText } from '@/lib/domain/agencies/facts';
import { mailDomain } from '@/lib/domain/agencies/free-mail';
import type { AskPage, AskRow, AskState } from '@/lib/domain/agencies/verification';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import { placeText, stateName } from '@/lib/domain/register/place';
import { heldAgency } from '@/lib/server/agencies/verification-decisions';
import { db } from '@/lib/server/db/client';
import type { DirectoryEntry, VerificationAsk } from '@/lib/server/db/generated/client';

// Asks for verification as administrators see them.

const rowsMax = 200;

const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));

const stateOf = ({ decision, emailConfirmedAt }: VerificationAsk): AskState =>
  decision ?? (emailConfirmedAt === null ? 'UNCONFIRMED' : 'READY');

const toRow = (ask: VerificationAsk): AskRow => ({
  id: ask.id,
  number: ask.number,
  agency: ask.legalName,
  place: placeText(ask.stateCode, ask.counties),
  person: `${ask.personName}, ${ask.personTitle}`,
  askedOn: dayText(ask.askedAt),
  state: stateOf(ask),
});

const order: Record<AskState, number> = { READY: 0, UNCONFIRMED: 1, GRANTED: 2, REFUSED: 2 };

/** Open asks with a confirmed address first, the oldest on top, then the rest; null for all but administrators. */
export const askList = async (actor: Actor): Promise<AskRow[] | null> => {
  if (!holdsRight(actor, 'decide_verification')) return null;
  const [open, decided] = await Promise.all([
    db.verificationAsk.findMany({ where: { decision: null }, orderBy: { askedAt: 'asc' }, take: rowsMax }),
    db.verificationAsk.findMany({ where: { decision: { not: null } }, orderBy: { decidedAt: 'desc' }, take: 50 }),
  ]);
  return [...open, ...decided].map(toRow).sort((a, b) => order[a.state] - order[b.state]);
};

const compared = (ask: VerificationAsk, entry: DirectoryEntry | null): AskPage['facts'] => {
  const row = (label: string, given: string, directory: string | undefined) => ({
    label,
    given,
    directory: directory ?? null,
    differs: directory !== undefined && directory !== '' && directory.toLowerCase() !== given.toLowerCase(),
  });
  return [
    row('Legal name', ask.legalName, entry?.legalName),
    row('Kind', agencyTypeLabels[ask.type], entry ? agencyTypeLabels[entry.type] : undefined),
    row('Level', agencyLevelLabels[ask.level], entry ? agencyLevelLabels[entry.level] : undefined),
    row('State', stateName(ask.stateCode), entry ? stateName(entry.stateCode) : undefined),
    row('Counties', ask.counties.join('; '), entry?.counties.join('; ')),
    row('Identifier (ORI)', ask.ori ?? '', entry ? (entry.ori ?? '') : undefined),
    row('Title of the head', ask.headTitle, entry?.headTitle),
    row('Name of the head', ask.headName, undefined),
    row('Mail addresses end in', mailDomain(ask.workEmail), entry?.emailDomain),
  ];
};

const blocksOf = async (ask: VerificationAsk): Promise<string[]> => {
  const held = await heldAgency(db, ask);
  const taken = await db.user.findUnique({ where: { workEmail: ask.workEmail }, select: { id: true } });
  return [
    ...(ask.emailConfirmedAt === null ? ['The work address is not confirmed yet.'] : []),
    ...(held && held.status !== 'PENDING_VERIFICATION' ? [`${held.legalName} is on the portal already.`] : []),
    ...(taken ? ['This address already has an account.'] : []),
  ];
};

/** One ask beside what the directory says; null when there is none, or for all but administrators. */
export const askPage = async (actor: Actor, id: string): Promise<AskPage | null> => {
  if (!holdsRight(actor, 'decide_verification') || !rowId().safeParse(id).success) return null;
  const ask = await db.verificationAsk.findUnique({ where: { id }, include: { entry: true } });
  if (!ask) return null;
  const entry =
    ask.entry ?? (ask.ori === null ? null : await db.directoryEntry.findUnique({ where: { ori: ask.ori } }));
  return {
    ...toRow(ask),
    facts: compared(ask, entry),
    source: entry && sourceText(entry.source, dateText(toCalendarDate(entry.sourceDate))),
    contact: [
      { label: 'Name', value: ask.personName },
      { label: 'Title', value: ask.personTitle },
      { label: 'Work e-mail', value: ask.workEmail },
      { label: 'Telephone', value: ask.phone },
    ],
    confirmedOn: ask.emailConfirmedAt && dayText(ask.emailConfirmedAt),
    note: ask.note,
    decidedOn: ask.decidedAt && dayText(ask.decidedAt),
    blocks: ask.decision === null ? await blocksOf(ask) : [],
  };
};
