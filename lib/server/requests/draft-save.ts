import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { rowId } from '@/lib/domain/form-values';
import { paths } from '@/lib/domain/paths';
import { type SectionKey, sectionKeys } from '@/lib/domain/requests/draft';
import { sectionPlace } from '@/lib/domain/requests/draft-view';
import { mergeSection } from '@/lib/domain/requests/section-conflict';
import type { Choice, SectionRefused } from '@/lib/domain/requests/section-conflict-view';
import { drawnWith } from '@/lib/domain/requests/section-input';
import { sectionSteps } from '@/lib/domain/requests/section-steps';
import { type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';
import { type Done, done, type Outcome, type Refused, refuse } from '@/lib/domain/result';
import { withTyped } from '@/lib/server/actions/answer-form';
import { type FormContent, readForm } from '@/lib/server/actions/form-to-object';
import { noteRefusedAct } from '@/lib/server/audit/note-refused-answer';
import { performRequestStep } from '@/lib/server/cases/perform';
import { now } from '@/lib/server/clock';
import { parsedForm, readConflict, readSaved } from '@/lib/server/requests/draft-conflict';
import { toDraft } from '@/lib/server/requests/to-draft';
import { findVisibleCase } from '@/lib/server/requests/visible-case';

// From the form of one section to the step that saves it. The step's own schema judges; here is only straightened what
// HTML forms send differently from what was meant.

export type SavedSection = {
  id: string;
  /** The moment of saving, ISO 8601. */
  savedAt: string;
  /** What the section still lacks, as sentences; empty when it is complete. */
  missing: readonly string[];
  /** The number of saves of the section after this one. */
  sectionVersion: number;
};

export type SectionAnswer = Done<SavedSection> | SectionRefused;

type Seen = {
  sectionVersion?: number | undefined;
  sectionPage?: string | undefined;
  choosing?: 'yes' | undefined;
  keep?: readonly Choice[] | undefined;
};

/**
 * Saves one section of a request from its form.
 * @param content the form as it was read; fields other than the section's own must be taken out before
 * @param seen the page, the number of saves it was drawn with, and what was chosen where another save came before
 * @returns when it was saved and what is still missing, or the refusal with what was typed
 */
export const saveDraftSection = async (
  actor: Actor,
  id: string,
  key: SectionKey,
  content: FormContent,
  seen: Seen = {},
): Promise<SectionAnswer> => {
  const sent = meant(key, content);
  const withConflict = async (refused: Refused): Promise<SectionRefused> => {
    const conflict = await readConflict(actor, id, key, sent);
    return { ...withTyped(refused, content), ...(conflict ? { conflict } : {}) };
  };
  const chosen = await withChoices(actor, id, key, sent, seen);
  if (!chosen.ok) return withConflict(chosen);
  const step = sectionSteps[key];
  const { sectionVersion, sectionPage } = seen;
  const answer = await performRequestStep(step, id, actor, { ...chosen.value, sectionVersion, sectionPage });
  if (answer.ok) return savedSection(actor, id, key);
  await noteRefusedAct(actor, `request.${step}`, answer.why, { type: 'request', id });
  if (answer.why !== 'stale') return withTyped(inOwnWords(answer, step, sent), content);
  // Both wrote the same: there is nothing to choose.
  const conflict = await readConflict(actor, id, key, sent);
  if (conflict?.pieces.length === 0) {
    const again = await performRequestStep(step, id, actor, { ...sent, sectionVersion: conflict.version, sectionPage });
    if (again.ok) return savedSection(actor, id, key);
  }
  return withConflict(answer);
};

const savedSection = async (actor: Actor, id: string, key: SectionKey): Promise<Done<SavedSection>> => {
  const row = await findVisibleCase(actor, id);
  const draft = row && toDraft(row);
  const missing = draft ? (sectionPlace(draft.requestType, key)?.section.missing(draft) ?? []) : [];
  const sectionVersion = row?.sectionSaves.find(({ section }) => section === key)?.version ?? 0;
  return done({ id, savedAt: now().toISOString(), missing, sectionVersion });
};

// What was chosen counts against what is saved now; when that has changed again, the step refuses and asks anew.
const withChoices = async (
  actor: Actor,
  id: string,
  key: SectionKey,
  sent: Fields,
  { choosing, keep = [] }: Seen,
): Promise<Outcome<Fields>> => {
  if (!choosing) return done(sent);
  const [saved, yours] = [await readSaved(actor, id, key), parsedForm(key, sent)];
  if (!saved || !yours) return done(sent);
  const merged = mergeSection(key, saved.values, yours, keep);
  if (merged) return done({ ...merged });
  return refuse('stale', 'Choose for each difference which of the two to keep.');
};

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The section's values as the person meant them. */
const meant = (key: SectionKey, content: FormContent): Fields => {
  const { object } = content;
  if (key === 'concerns') return { ...object, concerns: ratedConcerns(object.concerns) };
  if (key === 'contacts') return { ...object, primary: mainContact(object, content) };
  // The list of programs belongs to the other answer; what was ticked in it before is not asked for any more.
  if (key === 'help' && object.helpDecide === 'yes') return { ...object, programsAsked: [] };
  return object;
};

// A concern that nobody has rated yet sends the starting values of its lists; it stays as it was. One with a note and
// without a rating is sent on, so that the missing rating is asked for.
const ratedConcerns = (value: unknown): unknown => {
  if (!isFields(value)) return {};
  const rows = Object.entries(value).filter(
    ([, row]) => !isFields(row) || row.severity !== undefined || (typeof row.note === 'string' && row.note !== ''),
  );
  return Object.fromEntries(rows.map(([concern, row]) => [concern, isFields(row) ? withoutEmptyLists(row) : row]));
};

const withoutEmptyLists = (row: Fields): Fields =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => name === 'note' || value !== ''));

// Empty rows are left out of the list, so that the position of the chosen one has to be told anew.
const mainContact = (object: Fields, { nameOf }: FormContent): unknown => {
  const count = Array.isArray(object.rows) ? object.rows.length : 0;
  const chosen = Array.from({ length: count }, (_, n) => n).find(
    (n) => nameOf(`rows.${n}`) === `rows.${object.primary}`,
  );
  return chosen ?? 0;
};

/** The refusal in the words of each field, where the schema hides them. */
const inOwnWords = (answer: Refused, step: RequestStepName, sent: Fields): Refused => {
  const parsed = requestSteps[step].needs.safeParse(sent);
  if (!answer.fields || parsed.success) return answer;
  const words = new Map(parsed.error.issues.map((issue) => [issue.path.join('.'), wordsOf(issue)]));
  const fields = Object.entries(answer.fields).map(([name, texts]) => {
    const own = words.get(name);
    return [name, own === undefined ? texts : [own]];
  });
  return { ...answer, fields: Object.fromEntries(fields) };
};

// A field that may stay empty is "nothing, or this": what is wrong with "this" stands one level deeper. A list that was
// left at "Choose one" is refused in the words of the library that reads it.
const wordsOf = (issue: z.core.$ZodIssue): string | undefined => {
  if (issue.code === 'invalid_union') return issue.errors.at(-1)?.[0]?.message;
  if (issue.code !== 'invalid_value' || !issue.message.startsWith('Invalid')) return undefined;
  return issue.path.at(-1) === 'basis' ? 'Choose how you know this number.' : 'Choose one of the answers in the list.';
};

const afterSaving = ['list', 'review', 'stay', ...sectionKeys] as const;

// What the form of a section sends beside the section's own fields.
const envelope = z.object({
  caseId: rowId(),
  section: z.enum(sectionKeys),
  /** Where the pressed button leads. */
  goesTo: z.enum(afterSaving).default('stay'),
  ...drawnWith,
  /** Sent by the form that shows both values: without a choice nothing is saved from it. */
  choosing: z.literal('yes').optional(),
  /** Chosen piece by piece, where a colleague had saved first. */
  keep: z
    .array(z.enum(['theirs', 'yours']))
    .max(100)
    .optional(),
});

/** The form of a section, with what the portal needs beside the section's own fields taken out of it. */
export type DraftForm = z.output<typeof envelope> & { content: FormContent };

/** Reads the form of one section; refuses a form that no page of the portal sends. */
export const readDraftForm = (form: FormData): Outcome<DraftForm> => {
  const read = readForm(form);
  if (!read.ok) return read;
  const { caseId, section, then: goesTo, sectionVersion, sectionPage, choosing, keep, ...object } = read.value.object;
  const head = envelope.safeParse({ caseId, section, goesTo, sectionVersion, sectionPage, choosing, keep });
  if (!head.success) return refuse('invalid', 'Open the page again: part of the form was missing.');
  return done({ ...head.data, content: { ...read.value, object } });
};

/** The page that follows a saved section: the next one, the list, check-your-answers, or the same one again. */
export const pathAfterSaving = ({
  caseId,
  section,
  goesTo,
}: Pick<DraftForm, 'caseId' | 'section' | 'goesTo'>): string => {
  if (goesTo === 'list') return `${paths.requestTasks(caseId)}?saved=${section}`;
  if (goesTo === 'review') return `${paths.requestReview(caseId)}?saved=${section}`;
  return `${paths.requestSection(caseId, goesTo === 'stay' ? section : goesTo)}?saved=${section}`;
};
