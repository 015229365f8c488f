import 'server-only';
import type { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import type { AuditFact } from '@/lib/domain/audit/catalogue';
import { fileFormNotes } from '@/lib/domain/records/file-form';
import { placesOf, type Stretch } from '@/lib/domain/records/marks';
import { neverLeaves } from '@/lib/domain/records/profiles';
import type { decideItemsInput, markWordsInput, unmarkInput } from '@/lib/domain/records/release-input';
import { done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { appendAudit } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import { isChanged, sourcesOf, textOf } from '@/lib/server/records/releases/item-pages';
import { openForChange, RefusedChange } from '@/lib/server/records/releases/open-for-change';
import { findRelease, lockRelease, notThere, type ReleaseRow } from '@/lib/server/records/releases/release-row';

// Work on a copy while it is prepared: what becomes of each item, and which words do not leave. Whatever is changed once
// it was submitted or approved takes it back to be prepared, and the approval goes with it.

type At = { releaseId: string; version: number };
type Change = AuditFact<`release.${'decide_items' | 'mark_words' | 'mark_page' | 'unmark'}`>;

const targetOf = ({ id }: ReleaseRow) => ({ type: 'record_release', id }) as const;

const change = (
  actor: Actor,
  at: At,
  work: (tx: Transaction, row: ReleaseRow, actorId: string) => Promise<Outcome<(approvalVoided: boolean) => Change>>,
): Promise<Outcome<null>> =>
  db
    .$transaction(async (tx) => {
      const locked = await lockRelease(tx, actor, at);
      if (!locked.ok) return locked;
      if (actor.id === null) return notThere();
      const row = locked.value;
      const refused = await openForChange(tx, row);
      if (refused) return refused;
      const answer = await work(tx, row, actor.id);
      // Nothing of a refused change stays: the copy keeps its approval.
      if (!answer.ok) throw new RefusedChange(answer);
      const wasApproved = row.status === 'APPROVED';
      await appendAudit(tx, {
        actor,
        role: actor.roles[0] ?? 'NONE',
        outcome: 'done',
        ...answer.value(wasApproved),
      });
      const said = wasApproved ? `${answer.message ?? 'Saved.'} The approval is void.` : answer.message;
      return done(null, said);
    })
    .catch((error: unknown) => {
      if (error instanceof RefusedChange) return error.refused;
      throw error;
    });

const fieldError = (field: string, message: string): Refused =>
  refuse('invalid', 'Check the marked fields.', { fields: { [field]: [message] } });

/** Why these items may not leave in this copy; null when they may. */
const barredFrom = (row: ReleaseRow, itemIds: readonly string[], unfit: ReadonlySet<string>): Refused | null => {
  for (const item of row.items.filter(({ id }) => itemIds.includes(id))) {
    const never = neverLeaves(row.profile, item.class);
    if (never) return refuse('blocked', never);
    if (unfit.has(item.id))
      return refuse('blocked', `“${item.label}” cannot leave here. ${fileFormNotes.NOT_POSSIBLE}`);
  }
  return null;
};

// Read before the copy is locked: files are read by a process of their own, which takes its time.
const unfitFiles = async (actor: Actor, releaseId: string, itemIds: readonly string[]): Promise<Set<string>> => {
  const row = await findRelease(actor, releaseId);
  const files = (row?.items ?? []).filter((item) => item.documentId !== null && itemIds.includes(item.id));
  if (!row || files.length === 0) return new Set();
  const sources = await sourcesOf(row);
  const unfit = new Set<string>();
  for (const item of files) {
    const source = sources.get(item.key);
    if (source && (await textOf(row.profile, source)).form === 'NOT_POSSIBLE') unfit.add(item.id);
  }
  return unfit;
};

/** Says of items that they leave, are withheld for a reason, or are no part of what was asked for. */
export const decideItems = async (actor: Actor, input: z.output<typeof decideItemsInput>): Promise<Outcome<null>> => {
  const releases = input.decision === 'RELEASE';
  const unfit = releases ? await unfitFiles(actor, input.releaseId, input.itemIds) : new Set<string>();
  return change(actor, input, async (tx, row, actorId) => {
    const items = row.items.filter(({ id }) => input.itemIds.includes(id));
    if (items.length !== input.itemIds.length) return fieldError('itemIds', 'Choose items of this copy.');
    if (input.decision === 'WITHHOLD' && input.exemption === null) {
      return fieldError('exemption', 'Choose why it does not leave.');
    }
    const barred = releases ? barredFrom(row, input.itemIds, unfit) : null;
    if (barred) return barred;
    await tx.releaseItem.updateMany({
      where: { id: { in: input.itemIds }, releaseId: row.id },
      data: {
        decision: input.decision,
        exemption: input.decision === 'WITHHOLD' ? input.exemption : null,
        changedById: actorId,
      },
    });
    const facts = { items: items.length, decision: input.decision, exemption: input.exemption };
    return done(
      (approvalVoided) => ({
        action: 'release.decide_items',
        target: targetOf(row),
        facts: { ...facts, approvalVoided },
      }),
      'Saved.',
    );
  });
};

type Marked = { page: number } | (Stretch & { page: number });

const wholePage = (page: number, pages: readonly string[]): Marked[] | Refused =>
  pages[page - 1] === undefined ? fieldError('page', 'There is no such page.') : [{ page }];

const stretchesFor = (input: z.output<typeof markWordsInput>, pages: readonly string[]): Marked[] | Refused => {
  const text = pages[input.page - 1];
  if (text === undefined)
    return fieldError('page', `This text has ${pages.length === 1 ? 'one page' : `${pages.length} pages`}.`);
  const { fromChar, toChar } = input;
  if (typeof fromChar === 'number' && typeof toChar === 'number' && !input.everywhere) {
    if (fromChar >= toChar || toChar > text.length) return fieldError('words', 'Select the words again.');
    return [{ from: fromChar, to: toChar, page: input.page }];
  }
  if (input.words.trim().length < 2) return fieldError('words', 'Enter the words, or select them in the text.');
  const found = pages.flatMap((page, at) =>
    input.everywhere || at + 1 === input.page
      ? placesOf(page, input.words).map((stretch) => ({ ...stretch, page: at + 1 }))
      : [],
  );
  return found.length > 0 ? found : fieldError('words', 'These words do not stand in the text. Copy them from it.');
};

/** The pages of an item as they were looked at; a refusal when the case says something else by now. */
const pagesFor = async (
  actor: Actor,
  at: { releaseId: string; itemId: string },
): Promise<Outcome<readonly string[]>> => {
  const row = await findRelease(actor, at.releaseId);
  const item = row?.items.find(({ id }) => id === at.itemId);
  if (!row || !item) return notThere();
  const source = (await sourcesOf(row)).get(item.key);
  if (!source || isChanged(item, source)) {
    return refuse('blocked', 'The case says something else by now. Read the case again before you mark words here.');
  }
  const { pages } = await textOf(row.profile, source);
  return pages.length > 0 ? done(pages) : refuse('blocked', 'There are no words here that could be marked.');
};

/** Marks words, or a whole page, that do not leave. */
export const markWords = async (actor: Actor, input: z.output<typeof markWordsInput>): Promise<Outcome<null>> => {
  const read = await pagesFor(actor, input);
  if (!read.ok) return read;
  const pages = read.value;
  const found = input.wholePage ? wholePage(input.page, pages) : stretchesFor(input, pages);
  if (!Array.isArray(found)) return found;
  return change(actor, input, async (tx, row, actorId) => {
    const base = { releaseId: row.id, itemId: input.itemId, exemption: input.exemption };
    await tx.releaseMark.createMany({
      data: found.map(({ page, ...stretch }) => ({
        ...base,
        ...{ page, madeById: actorId, madeAt: now() },
        ...('from' in stretch ? { fromChar: stretch.from, toChar: stretch.to } : {}),
      })),
    });
    const facts = { itemId: input.itemId, places: found.length, exemption: input.exemption };
    const said = found.length === 1 ? 'Marked in one place.' : `Marked in ${found.length} places.`;
    const action = input.wholePage ? 'release.mark_page' : 'release.mark_words';
    return done((approvalVoided) => ({ action, target: targetOf(row), facts: { ...facts, approvalVoided } }), said);
  });
};

/** Takes a mark away, so that the words leave. */
export const unmark = (actor: Actor, input: z.output<typeof unmarkInput>): Promise<Outcome<null>> =>
  change(actor, input, async (tx, row, actorId) => {
    const mark = row.marks.find(({ id }) => id === input.markId);
    if (!mark) return refuse('not_found', 'This mark is gone already.');
    await tx.releaseMark.delete({ where: { id: mark.id } });
    // Whoever lets words leave has worked on the copy, as much as whoever keeps them back.
    await tx.releaseItem.update({ where: { id: mark.itemId }, data: { changedById: actorId }, select: { id: true } });
    const facts = { exemption: mark.exemption, origin: mark.origin };
    return done(
      (approvalVoided) => ({ action: 'release.unmark', target: targetOf(row), facts: { ...facts, approvalVoided } }),
      'The mark is taken away.',
    );
  });
