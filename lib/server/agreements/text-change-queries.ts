import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import {
  countWords,
  type SectionRevision,
  type TextChangesPage,
  textChanges,
  textVersions,
} from '@/lib/domain/agreements/text-changes';
import { momentText } from '@/lib/domain/dates';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
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
  const revisions = await readRevisions(row.id);
  const places = placesOf(row);
  const versions = textVersions(revisions, places);
  const from = versions.find(({ n }) => n === (asked.from ?? 1));
  const to = versions.find(({ n }) => n === (asked.to ?? versions.length));
  if (!from || !to) return null;
  const { timeZone } = row.agency;
  const choices = versions.map(({ n, at, what, by }) => ({
    n,
    label: `Version ${n}: ${what}${by ? ` by ${by}` : ''}, ${momentText(at, timeZone)}`,
  }));
  const choiceOf = (n: number) => choices[n - 1] ?? { n, label: `Version ${n}` };
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
