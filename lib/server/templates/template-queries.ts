import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { addOnOf } from '@/lib/domain/agreements/add-on';
import type { TemplateContent } from '@/lib/domain/agreements/library/template-content';
import { inForceOn, type StandingFacts, standingOf } from '@/lib/domain/agreements/library/template-standing';
import type { LibraryClauseRow, TemplateRow, TemplateVersionRow } from '@/lib/domain/agreements/library/template-view';
import { type CalendarDate, dateText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { db } from '@/lib/server/db/client';
import type { TemplateVersion } from '@/lib/server/db/generated/client';
import { namesOf } from '@/lib/server/requests/visible-case';
import { templateDay, toLibraryClause, toTemplateContent } from '@/lib/server/templates/stored-templates';

// What the lists of templates, versions and clauses read.

export type Names = ReadonlyMap<string, string>;

/** The facts of a row that its standing follows from. */
export const toStanding = ({ version, state, effectiveOn }: TemplateVersion): StandingFacts => ({
  version,
  state,
  effectiveOn: effectiveOn && toCalendarDate(effectiveOn),
});

/** What a template is for: its programs, or the add-on that it words. */
export const programNames = ({ key, programs }: Pick<TemplateContent, 'key' | 'programs'>): string => {
  const addOn = addOnOf(key);
  return addOn ? `${addOn.name} (add-on)` : programs.map((code) => programOf(code).name).join(', ');
};

const personOf = (id: string | null, names: Names): string =>
  id === null ? 'Came with the portal' : (names.get(id) ?? 'A former administrator');

const dayText = (value: Date | null): string | null => value && dateText(toCalendarDate(value));

/** A version as a list shows it. */
export const toVersionRow = (
  row: TemplateVersion,
  all: readonly TemplateVersion[],
  names: Names,
): TemplateVersionRow => ({
  version: row.version,
  standing: standingOf(toStanding(row), all.map(toStanding), templateDay()),
  basedOn: row.basedOn,
  author: personOf(row.authorId, names),
  approvedBy: row.approvedById === null ? null : personOf(row.approvedById, names),
  from: dayText(row.effectiveOn),
  changeNote: row.changeNote,
});

const toTemplateRow = (rows: readonly TemplateVersion[], names: Names, today: CalendarDate): TemplateRow | null => {
  const facts = rows.map(toStanding);
  const standing = inForceOn(facts, today);
  const shown = rows.find(({ version }) => version === standing?.version) ?? rows[0];
  if (!shown) return null;
  const content = toTemplateContent(shown.content);
  const next = rows.find((row) => standingOf(toStanding(row), facts, today) === 'COMING');
  const open = rows.find(({ state }) => state !== 'APPROVED');
  return {
    key: content.key,
    title: content.title,
    model: content.model,
    programs: programNames(content),
    versions: rows.length,
    inForce: standing && { version: standing.version, from: dayText(shown.effectiveOn) ?? '' },
    next: next ? { version: next.version, from: dayText(next.effectiveOn) ?? '' } : null,
    open: open
      ? {
          version: open.version,
          standing: standingOf(toStanding(open), facts, today),
          author: personOf(open.authorId, names),
        }
      : null,
  };
};

/** Every instrument with its version in force; null when the actor does not read templates. */
export const templateList = async (actor: Actor): Promise<readonly TemplateRow[] | null> => {
  if (!holdsRight(actor, 'read_templates')) return null;
  const rows = await db.templateVersion.findMany({ orderBy: [{ templateKey: 'asc' }, { version: 'asc' }] });
  const names = await namesOf(rows.map(({ authorId }) => authorId));
  const today = templateDay();
  return [...Map.groupBy(rows, ({ templateKey }) => templateKey).values()]
    .flatMap((versions) => toTemplateRow(versions, names, today) ?? [])
    .sort((a, b) => a.programs.localeCompare(b.programs, 'en') || a.key.localeCompare(b.key, 'en'));
};

export type VersionsPage = TemplateRow & { rows: readonly TemplateVersionRow[]; mayStart: boolean };

/** The versions of one template, the newest first; null when there is none, or none for this actor. */
export const templateVersions = async (actor: Actor, key: string): Promise<VersionsPage | null> => {
  if (!holdsRight(actor, 'read_templates')) return null;
  const rows = await db.templateVersion.findMany({ where: { templateKey: key }, orderBy: { version: 'asc' } });
  const names = await namesOf(rows.flatMap(({ authorId, approvedById }) => [authorId, approvedById]));
  const row = toTemplateRow(rows, names, templateDay());
  return (
    row && {
      ...row,
      rows: rows.map((one) => toVersionRow(one, rows, names)).reverse(),
      mayStart: holdsRight(actor, 'manage_templates') && row.open === null,
    }
  );
};

/** Every clause of the library in its newest version; null when the actor does not read templates. */
export const clauseLibrary = async (actor: Actor): Promise<readonly LibraryClauseRow[] | null> => {
  if (!holdsRight(actor, 'read_templates')) return null;
  const [clauses, versions] = await Promise.all([
    db.clause.findMany({ orderBy: [{ key: 'asc' }, { version: 'desc' }] }),
    db.templateVersion.findMany({ where: { state: 'APPROVED' } }),
  ]);
  const today = templateDay();
  const inForce = [...Map.groupBy(versions, ({ templateKey }) => templateKey).values()].flatMap((rows) => {
    const version = inForceOn(rows.map(toStanding), today)?.version;
    const row = rows.find((one) => one.version === version);
    return row ? [toTemplateContent(row.content)] : [];
  });
  return [...Map.groupBy(clauses, ({ key }) => key).values()].flatMap(([newest, ...older]) => {
    if (!newest) return [];
    const { id, heading, kind, legalBasis, plain, body } = toLibraryClause(newest.content);
    const users = inForce.filter((content) => content.clauses.some((clause) => clause.id === id));
    const usedIn = users.map(({ title, model }) => (model ? `${title}, ${model}` : title));
    return [{ id, heading, kind, legalBasis, plain, body, versions: older.length + 1, usedIn }];
  });
};
