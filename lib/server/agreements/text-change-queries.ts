import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import {
  countWords,
  predecessorVersion,
  type SectionRevision,
  type TextChangesPage,
  type TextVersion,
  textChanges,
  textVersions,
} from '@/lib/domain/agreements/text-changes';
import { momentText } from '@/lib/domain/dates';
import { type Amendment, isAmendment } from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { predecessorText } from '@/lib/server/agreements/predecessor-text';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';

// What the page of the changes reads: every version of the text, and two of them compared.

/** One negotiation has some dozens of changes; a text that grew past this many shows its latest. */
const mostRevisions = 5000;

const readRevisions = async (agreementId: string): Promise<SectionRevision[]> => {
  const rows = await db.sectionRevision.findMany({
    where: { agreementId },
    orderBy: [{ change: 'desc' }, { id: 'desc' }],
    take: mostRevisions,
  });
  const ids = [...new Set(rows.flatMap(({ changedById }) => changedById ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, title: true } });
  const words = new Map(people.map(({ id, name, title }) => [id, [name, title].filter(Boolean).join(', ')]));
  return rows.reverse().map(({ change, sectionId, heading, body, source, changedById, createdAt }) => {
    const by = source === 'NEGOTIATED' && changedById ? (words.get(changedById) ?? null) : null;
    return { change, sectionId, heading, body, source, by, at: createdAt };
  });
};

const placesOf = (row: AgreementCase) =>
  row.sections.map(({ id, key, position, locked, lockReason }) => ({
    id,
    key,
    number: position,
    lockReason: locked ? lockReason : '',
  }));

/** The text in force of the agreement before, as a version that stands before all others; null where there is none. */
const readPredecessor = async (row: AgreementCase) => {
  if (row.supersedesId === null) return null;
  const { number } = await db.agreement.findUniqueOrThrow({
    where: { id: row.supersedesId },
    select: { number: true },
  });
  const inForce = await predecessorText(db, row.supersedesId);
  if (inForce.length === 0) return null;
  const at = new Date(0);
  const version: TextVersion = {
    ...{ n: predecessorVersion, change: predecessorVersion, at, by: null, sections: [] },
    what: `Text in force of ${number}`,
  };
  const revisions = inForce.flatMap(({ key, heading, body, source }): SectionRevision[] => {
    const section = row.sections.find((one) => one.key === key);
    return section ? [{ change: predecessorVersion, sectionId: section.id, heading, body, source, by: null, at }] : [];
  });
  return { number, version, revisions };
};

/**
 * The revisions of an amendment with the text it builds on as the first version. The copy that it began with says the
 * same, unless the amendment was joined to a later text since.
 */
const againstBase = (row: Amendment, own: readonly SectionRevision[]): SectionRevision[] => {
  const bodies = new Map(row.basedOn.sections.map(({ key, body }) => [key, body]));
  const copy = own[0]?.change;
  const base = own
    .filter(({ change }) => change === copy)
    .map((revision) => {
      const key = row.sections.find(({ id }) => id === revision.sectionId)?.key ?? '';
      return { ...revision, change: 0, body: bodies.get(key) ?? revision.body };
    });
  const isCopy = base.every(({ sectionId, body }) => own.find((one) => one.sectionId === sectionId)?.body === body);
  return [...base, ...own.filter(({ change }) => !isCopy || change !== copy)];
};

/**
 * Two versions of an agreement's text compared, as this actor may read it; null when there is no such agreement for
 * them, or no such version. Without numbers the text as drafted stands beside the latest.
 */
export const getTextChanges = async (
  actor: Actor,
  id: string,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<TextChangesPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  if (!row) return null;
  const own = await readRevisions(row.id);
  const places = placesOf(row);
  const before = await readPredecessor(row);
  const written = isAmendment(row) ? againstBase(row, own) : own;
  const first = isAmendment(row) ? `Text that the amendment builds on (${row.basedOn.number})` : undefined;
  const numbered = textVersions(written, places, first);
  const versions = before ? [before.version, ...numbered] : numbered;
  const from = versions.find(({ n }) => n === (asked.from ?? 1));
  const to = versions.find(({ n }) => n === (asked.to ?? numbered.length));
  if (!from || !to) return null;
  const revisions = [...(before?.revisions ?? []), ...written];
  const { timeZone } = row.agency;
  const choices = versions.map(({ n, at, what, by }) => ({
    n,
    label:
      n === predecessorVersion ? what : `Version ${n}: ${what}${by ? ` by ${by}` : ''}, ${momentText(at, timeZone)}`,
    name: n === predecessorVersion ? `the text of ${before?.number}` : `version ${n}`,
  }));
  const choiceOf = (n: number) =>
    choices.find((choice) => choice.n === n) ?? { n, label: `Version ${n}`, name: `version ${n}` };
  const changes = textChanges(revisions, places, from.change, to.change);
  return {
    ...toAgreementHead(row, actor),
    timeZone,
    versions: choices,
    from: choiceOf(from.n),
    to: choiceOf(to.n),
    changes,
    words: countWords(changes),
  };
};
