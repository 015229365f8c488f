import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import type { CorrectionRow, FactView, OwnAgencyPage } from '@/lib/domain/agencies/correction-view';
import { factFields, factLabel, factLabels, factText, sourceText } from '@/lib/domain/agencies/facts';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { placeText } from '@/lib/domain/register/place';
import { factColumns } from '@/lib/server/agencies/fact-corrections';
import { db } from '@/lib/server/db/client';
import type { FactCorrection } from '@/lib/server/db/generated/client';

const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));

const lastOf = (corrections: readonly FactCorrection[], decided: boolean): FactCorrection | undefined =>
  corrections.find(({ decision }) => (decision !== null) === decided);

/** The facts held about the own agency, each with its source; null for people without an agency. */
export const ownAgencyPage = async (actor: Actor): Promise<OwnAgencyPage | null> => {
  if (!holdsRight(actor, 'read_own_agency') || actor.agencyId === null) return null;
  const agency = await db.agency.findUnique({
    where: { id: actor.agencyId },
    select: {
      ...factColumns,
      stateCode: true,
      factsSource: true,
      factsAsOf: true,
      factCorrections: { orderBy: { askedAt: 'desc' }, take: 200 },
    },
  });
  if (!agency) return null;
  const asOf = agency.factsAsOf && dateText(toCalendarDate(agency.factsAsOf));
  const facts = factFields.map((field): FactView => {
    const own = agency.factCorrections.filter((row) => row.field === field);
    const open = lastOf(own, false);
    const decided = lastOf(own, true);
    const granted = own.find(({ decision }) => decision === 'GRANTED');
    return {
      field,
      label: factLabels[field],
      value: factText(agency[field]),
      source: granted?.decidedAt
        ? sourceText("your agency's correction", dayText(granted.decidedAt))
        : sourceText(agency.factsSource.replace(/, with corrections until .*$/u, ''), asOf),
      waiting: open ? { proposed: open.proposed, askedOn: dayText(open.askedAt) } : null,
      decided: decided?.decidedAt
        ? { granted: decided.decision === 'GRANTED', on: dayText(decided.decidedAt), note: decided.note }
        : null,
    };
  });
  return { name: agency.legalName, place: placeText(agency.stateCode, agency.counties), facts };
};

/** Corrections that wait, the oldest first, then the latest decisions; null for all but administrators. */
export const correctionList = async (actor: Actor): Promise<CorrectionRow[] | null> => {
  if (!holdsRight(actor, 'manage_directory')) return null;
  const include = { agency: { select: { legalName: true } } };
  const [open, decided] = await Promise.all([
    db.factCorrection.findMany({ where: { decision: null }, orderBy: { askedAt: 'asc' }, take: 100, include }),
    db.factCorrection.findMany({
      where: { decision: { not: null } },
      orderBy: { decidedAt: 'desc' },
      take: 25,
      include,
    }),
  ]);
  const rows = [...open, ...decided];
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ askedById }) => askedById) } },
    select: { id: true, name: true, title: true },
  });
  const names = new Map(people.map(({ id, name, title }) => [id, [name, title].filter(Boolean).join(', ')]));
  return rows.map((row) => ({
    id: row.id,
    agency: row.agency.legalName,
    label: factLabel(row.field),
    held: row.held,
    proposed: row.proposed,
    reason: row.reason,
    asker: names.get(row.askedById) ?? '',
    askedOn: dayText(row.askedAt),
    decision: row.decision,
    note: row.note,
  }));
};
