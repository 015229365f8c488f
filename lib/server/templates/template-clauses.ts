import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { lintTemplate } from '@/lib/domain/agreements/library/lint';
import {
  clauseDutiesMax,
  clauseDutySchema,
  clauseIdSchema,
  clauseKindSchema,
  clauseLimits,
  type LibraryClause,
  stateCodeSchema,
} from '@/lib/domain/agreements/library/template-content';
import { insertClause, replaceClause } from '@/lib/domain/agreements/library/template-edit';
import { orNothing, wholeNumber } from '@/lib/domain/form-values';
import { done, type Outcome, refuse } from '@/lib/domain/result';
import { line, optionalLine, optionalParagraph, paragraph } from '@/lib/domain/text';
import type { Transaction } from '@/lib/server/db/client';
import { clauseHash, toLibraryClause, toTemplateContent } from '@/lib/server/templates/stored-templates';
import {
  noteTemplate,
  seenField,
  type Version,
  versionInput,
  withOwnDraft,
  writeContent,
} from '@/lib/server/templates/template-rows';

// The clauses of a draft: one changed, one added from the library, one written anew.

const agencyTypesField = z
  .union([z.literal(''), agencyTypeSchema, z.array(agencyTypeSchema).max(20)])
  .default('')
  .transform((given) => (given === '' ? [] : [given].flat()));

/** "TX, NM" as two states. */
const statesField = z
  .string()
  .max(300)
  .default('')
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/u)
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(stateCodeSchema).max(60, 'Name 60 states or fewer.'));

const monthsField = orNothing(wholeNumber(1, 60, 'Enter a number of months, for example 3, or leave it empty.'));

const dutyField = clauseDutySchema.extend({
  words: line(clauseLimits.dutyWords, 'Say what is to be done, for example “Send statistics for the quarter”.'),
  firstMonths: monthsField,
  everyMonths: monthsField,
});

export const editClauseInput = versionInput.extend({
  seen: seenField,
  id: clauseIdSchema,
  section: clauseIdSchema,
  heading: line(clauseLimits.heading, 'Enter the heading of the clause.'),
  body: paragraph(clauseLimits.body, 'Enter the text of the clause.'),
  kind: clauseKindSchema,
  legalBasis: optionalLine(clauseLimits.legalBasis),
  lockReason: optionalLine(clauseLimits.lockReason),
  plain: optionalParagraph(clauseLimits.plain),
  agencyTypes: agencyTypesField,
  states: statesField,
  duties: z.array(dutyField).max(clauseDutiesMax, `Name ${clauseDutiesMax} duties or fewer.`).default([]),
});

/** A clause under the number its words have in the library, or under the next one where they are new. */
const numbered = async (tx: Transaction, clause: Omit<LibraryClause, 'version'>): Promise<LibraryClause> => {
  const known = await tx.clause.findMany({ where: { key: clause.id }, orderBy: { version: 'desc' } });
  const same = known.find(({ version, contentHash }) => clauseHash({ ...clause, version }) === contentHash);
  return { ...clause, version: same?.version ?? (known[0]?.version ?? 0) + 1 };
};

/** Changes one clause of a draft. What the lint finds is shown beside it; it keeps the draft from being sent. */
export const editTemplateClause = (
  actor: Actor,
  { key, version, seen, duties, ...words }: z.output<typeof editClauseInput>,
): Promise<Outcome<Version>> =>
  withOwnDraft(actor, { key, version, seen }, async (tx, row) => {
    const content = toTemplateContent(row.content);
    const clause = duties.length === 0 ? words : { ...words, duties };
    if (!content.clauses.some(({ id }) => id === clause.id)) {
      return refuse('not_found', 'This clause is not in the draft any more. Open the page again.');
    }
    const next = replaceClause(content, await numbered(tx, clause));
    await writeContent(tx, row, next);
    await noteTemplate(tx, actor, 'edit_clause', row, { clause: clause.id });
    const found = lintTemplate(next).filter((fault) => fault.clause === clause.id);
    return done(
      { key, version },
      found.length === 0
        ? `“${clause.heading}” is saved in the draft.`
        : `“${clause.heading}” is saved. To mend before the draft can be sent: ${found.map(({ message }) => message).join(' ')}`,
    );
  });

export const addClauseInput = versionInput
  .extend({
    seen: seenField,
    /** A clause of the library. */
    known: z.union([z.literal(''), clauseIdSchema]).default(''),
    /** The id of a clause to be written. */
    own: z.union([z.literal(''), clauseIdSchema], 'Use small letters, digits and single hyphens.').default(''),
    /** The clause before; empty for the top. */
    after: z.union([z.literal(''), clauseIdSchema]).default(''),
  })
  .refine(({ known, own }) => (known === '') !== (own === ''), {
    path: ['known'],
    message: 'Choose a clause of the library, or give an id for one of your own; not both.',
  });

const clausesMax = 60;

/** A clause that is still to be written; the lint keeps the draft back until it is. */
const blankClause = (id: string): LibraryClause => ({
  id,
  version: 1,
  section: id,
  heading: 'New clause',
  body: '[to be written]',
  kind: 'OPTIONAL',
  legalBasis: '',
  lockReason: '',
  plain: '',
  agencyTypes: [],
  states: [],
});

type Added = Version & { id: string };

/** Adds a clause: as the library has it, or one to be written under an id the library does not know. */
export const addTemplateClause = (
  actor: Actor,
  { key, version, seen, known, own, after }: z.output<typeof addClauseInput>,
): Promise<Outcome<Added>> =>
  withOwnDraft(actor, { key, version, seen }, async (tx, row) => {
    const content = toTemplateContent(row.content);
    const id = known || own;
    const marked = (message: string) =>
      refuse('invalid', 'Check the marked fields.', { fields: { [known ? 'known' : 'own']: [message] } });
    if (content.clauses.some((one) => one.id === id)) return marked('The draft has this clause already.');
    if (content.clauses.length === clausesMax)
      return refuse('blocked', `A template holds ${clausesMax} clauses at most.`);
    const stored = await tx.clause.findFirst({ where: { key: id }, orderBy: { version: 'desc' } });
    if (own && stored) return marked('The library has a clause of this id. Choose it there, or use another id.');
    if (known && !stored) return marked('The library has no such clause any more. Open the page again.');
    const clause = stored ? toLibraryClause(stored.content) : blankClause(id);
    await writeContent(tx, row, insertClause(content, clause, after));
    await noteTemplate(tx, actor, 'add_clause', row, { clause: id });
    return done({ key, version, id }, `“${clause.heading}” is in the draft.`);
  });
