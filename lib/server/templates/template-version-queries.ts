import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { agencyTypeLabels } from '@/lib/domain/agencies/agency-type';
import { dutyText } from '@/lib/domain/agreements/library/clause-duties';
import { lintTemplate } from '@/lib/domain/agreements/library/lint';
import type { LintFault } from '@/lib/domain/agreements/library/lint-fault';
import { onlyFor, templateChanges } from '@/lib/domain/agreements/library/template-changes';
import { dutiesOf, type LibraryClause, type TemplateContent } from '@/lib/domain/agreements/library/template-content';
import { inForceOn, standingOf } from '@/lib/domain/agreements/library/template-standing';
import type {
  ClauseDutyFields,
  ClausePage,
  ClauseView,
  TemplateHeadForm,
  TemplateVersionPage,
} from '@/lib/domain/agreements/library/template-view';
import { variableKindLabels, variableKinds } from '@/lib/domain/agreements/library/variable-kinds';
import { isTemplateVariable } from '@/lib/domain/agreements/templates/merge';
import { type TemplateVariable, templateVariables } from '@/lib/domain/agreements/templates/template';
import { termText } from '@/lib/domain/agreements/templates/term';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { signerLines } from '@/lib/domain/programs/signature-role';
import { db } from '@/lib/server/db/client';
import type { TemplateVersion } from '@/lib/server/db/generated/client';
import { namesOf } from '@/lib/server/requests/visible-case';
import { templateDay, toLibraryClause, toTemplateContent } from '@/lib/server/templates/stored-templates';
import { programNames, toStanding, toVersionRow } from '@/lib/server/templates/template-queries';
import { hindrances } from '@/lib/server/templates/template-rows';

// One version of a template, and one clause of a draft.

const variableRow = (name: TemplateVariable) => ({
  name,
  words: templateVariables[name],
  kind: variableKindLabels[variableKinds[name]],
});

const variablesIn = (body: string): ClauseView['variables'] =>
  [...new Set([...body.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name = '']) => name))]
    .filter(isTemplateVariable)
    .map(variableRow);

const findingsOf = (faults: readonly LintFault[], id: string): string[] =>
  faults.filter(({ clause }) => clause === id).map(({ message }) => message);

const toClauseView = (clause: LibraryClause, at: number, faults: readonly LintFault[]): ClauseView => ({
  id: clause.id,
  version: clause.version,
  number: at + 1,
  heading: clause.heading,
  body: clause.body,
  kind: clause.kind,
  legalBasis: clause.legalBasis,
  lockReason: clause.lockReason,
  plain: clause.plain,
  onlyFor: onlyFor(clause),
  duties: dutiesOf(clause).map(dutyText),
  variables: variablesIn(clause.body),
  findings: findingsOf(faults, clause.id),
});

// The reason of a return stands in its audit event, like that of every administrative act.
const lastReturn = async (id: string): Promise<TemplateVersionPage['returned']> => {
  const rows = await db.$queryRaw<{ reason: string | null; name: string | null; at: Date; action: string }[]>`
    SELECT canon::jsonb #>> '{event,facts,reason}' AS reason, users.name, audit_events.at, audit_events.action
    FROM audit_events LEFT JOIN users ON users.id = audit_events.actor_id
    WHERE target_type = 'template' AND target_id = ${id} AND action IN ('template.return', 'template.send')
    ORDER BY seq DESC LIMIT 1`;
  const [last] = rows;
  if (last?.action !== 'template.return') return null;
  return { reason: last.reason ?? '', by: last.name ?? 'Portal', on: dateText(dateIn(last.at, 'America/New_York')) };
};

const toHead = (row: TemplateVersion, content: TemplateContent): TemplateHeadForm => ({
  title: content.title,
  termMonths: content.termMonths === null ? '' : String(content.termMonths),
  noticeMode: content.noticeMode,
  noticeDays: String(content.noticeDays),
  signers: content.signers,
  together: content.together ?? [],
  effectiveOn: row.effectiveOn ? toCalendarDate(row.effectiveOn) : '',
  changeNote: row.changeNote,
  earliest: templateDay(),
});

const mayOf = (actor: Actor, row: TemplateVersion, open: boolean): TemplateVersionPage['may'] => {
  const manages = holdsRight(actor, 'manage_templates');
  const own = row.authorId === actor.id;
  return {
    edit: manages && row.state === 'DRAFT' && own,
    approve: manages && row.state === 'IN_REVIEW' && !own,
    giveBack: manages && row.state === 'IN_REVIEW',
    startDraft: manages && row.state === 'APPROVED' && !open,
    discard: manages && row.state === 'DRAFT',
  };
};

const libraryFor = async ({ clauses }: TemplateContent): Promise<TemplateVersionPage['library']> => {
  const rows = await db.clause.findMany({ orderBy: [{ key: 'asc' }, { version: 'desc' }], distinct: ['key'] });
  return rows
    .map(({ content }) => toLibraryClause(content))
    .filter(({ id }) => clauses.every((clause) => clause.id !== id))
    .map(({ id, heading }) => ({ value: id, label: `${heading} (${id})` }));
};

/** What a version is compared with: until it begins the version in force, afterwards the one it was written from. */
const baseOf = (row: TemplateVersion, rows: readonly TemplateVersion[]): TemplateVersion | undefined => {
  const facts = rows.map(toStanding);
  const today = templateDay();
  const begun = ['IN_FORCE', 'FORMER'].includes(standingOf(toStanding(row), facts, today));
  const other = begun ? row.basedOn : (inForceOn(facts, today)?.version ?? row.basedOn);
  return rows.find(({ version }) => version === other);
};

/** One version as its page shows it; null when there is none, or none for this actor. */
export const templateVersionPage = async (
  actor: Actor,
  key: string,
  version: number,
): Promise<TemplateVersionPage | null> => {
  if (!holdsRight(actor, 'read_templates')) return null;
  const rows = await db.templateVersion.findMany({ where: { templateKey: key } });
  const row = rows.find((one) => one.version === version);
  if (!row) return null;
  const content = toTemplateContent(row.content);
  const base = baseOf(row, rows);
  const faults = lintTemplate(content);
  const { term, notice } = termText(content);
  const may = mayOf(
    actor,
    row,
    rows.some(({ state }) => state !== 'APPROVED'),
  );
  const list = toVersionRow(row, rows, await namesOf([row.authorId, row.approvedById]));
  return {
    ...list,
    key,
    title: content.title,
    seen: row.contentHash,
    setUp: {
      title: content.title,
      model: content.model,
      programs: programNames(content),
      term,
      notice,
      signers: signerLines(content.signers, content.together),
      effectiveOn: list.from,
    },
    clauses: content.clauses.map((clause, at) => toClauseView(clause, at, faults)),
    changes: base ? { against: base.version, list: templateChanges(toTemplateContent(base.content), content) } : null,
    hindrances: row.state === 'APPROVED' ? [] : hindrances(row, templateDay()),
    returned: row.state === 'DRAFT' ? await lastReturn(row.id) : null,
    head: toHead(row, content),
    library: may.edit ? await libraryFor(content) : [],
    may,
  };
};

const toDutyFields = (clause: LibraryClause): ClauseDutyFields[] =>
  dutiesOf(clause).map(({ type, party, words, firstMonths, everyMonths }) => ({
    type,
    party,
    words,
    firstMonths: firstMonths === null ? '' : String(firstMonths),
    everyMonths: everyMonths === null ? '' : String(everyMonths),
  }));

/** One clause of a draft of the actor's own; null when it is not theirs to change. */
export const templateClausePage = async (
  actor: Actor,
  key: string,
  version: number,
  id: string,
): Promise<ClausePage | null> => {
  if (!holdsRight(actor, 'manage_templates')) return null;
  const row = await db.templateVersion.findUnique({
    where: { templateKey_version: { templateKey: key, version } },
  });
  if (row?.state !== 'DRAFT' || row.authorId !== actor.id) return null;
  const content = toTemplateContent(row.content);
  const clause = content.clauses.find((one) => one.id === id);
  if (!clause) return null;
  const { states, ...rest } = clause;
  return {
    key,
    version,
    seen: row.contentHash,
    title: content.title,
    clause: {
      ...rest,
      duties: toDutyFields(clause),
      states: states.join(', '),
      findings: findingsOf(lintTemplate(content), id),
    },
    variables: Object.keys(templateVariables).filter(isTemplateVariable).map(variableRow),
    agencyTypes: Object.entries(agencyTypeLabels).map(([value, label]) => ({ value, label })),
  };
};
