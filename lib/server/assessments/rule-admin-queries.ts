import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { type RuleFieldChange, ruleFieldChanges, ruleFields } from '@/lib/domain/assessments/rule-edit';
import { lineKindsOf } from '@/lib/domain/assessments/rule-line-kinds';
import { readRules } from '@/lib/domain/assessments/rule-reading';
import type { RuleSet } from '@/lib/domain/assessments/rule-set';
import type { RuleVersionPage, RuleVersionRow } from '@/lib/domain/assessments/rule-table-view';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { rulesOfVersion, toRuleSet } from '@/lib/server/assessments/active-rules';
import { hindrances, runCases, type TableRow, tableInclude } from '@/lib/server/assessments/rule-tables';
import { db } from '@/lib/server/db/client';
import { namesOf } from '@/lib/server/requests/visible-case';

// What the administrators' pages about the rules read.

type Names = ReadonlyMap<string, string>;

export const dayText = (at: Date): string => dateText(dateIn(at, 'America/New_York'));

const latestOf = ({ state, approvedAt, sentAt, createdAt }: TableRow): string => {
  if (approvedAt) return `Approved ${dayText(approvedAt)}`;
  if (state === 'IN_REVIEW' && sentAt) return `Sent ${dayText(sentAt)}`;
  return state === 'DRAFT' ? `Started ${dayText(createdAt)}` : `In force from the start, ${dayText(createdAt)}`;
};

const toRow = (row: TableRow, names: Names): RuleVersionRow => ({
  version: row.version,
  state: row.state,
  basedOn: row.basedOn,
  author: row.authorId === null ? 'Came with the portal' : (names.get(row.authorId) ?? 'A former administrator'),
  approvedBy: row.approvedById === null ? null : (names.get(row.approvedById) ?? 'A former administrator'),
  latest: latestOf(row),
  changeNote: row.changeNote,
});

/** All versions, the newest first; null when the actor does not read drafts of the rules. */
export const ruleVersions = async (actor: Actor): Promise<{ rows: RuleVersionRow[]; mayStart: boolean } | null> => {
  if (!holdsRight(actor, 'read_rules')) return null;
  const rows = await db.ruleTable.findMany({ include: tableInclude, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  const names = await namesOf(rows.flatMap(({ authorId, approvedById }) => [authorId, approvedById]));
  return { rows: rows.map((row) => toRow(row, names)), mayStart: holdsRight(actor, 'manage_rules') };
};

/** One version with its cases; null when there is none, or none for this actor. */
export const findTable = async (actor: Actor, version: string): Promise<TableRow | null> =>
  holdsRight(actor, 'read_rules') ? db.ruleTable.findUnique({ where: { version }, include: tableInclude }) : null;

/** True when this actor may change this draft. */
export const mayEdit = (actor: Actor, row: Pick<TableRow, 'state' | 'authorId'>): boolean =>
  holdsRight(actor, 'manage_rules') && row.state === 'DRAFT' && row.authorId === actor.id;

// The reason of a return stands in its audit event, like that of every administrative act.
const lastReturn = async (id: string): Promise<RuleVersionPage['returned']> => {
  const rows = await db.$queryRaw<{ reason: string | null; name: string | null; at: Date; action: string }[]>`
    SELECT canon::jsonb #>> '{event,facts,reason}' AS reason, users.name, audit_events.at, audit_events.action
    FROM audit_events LEFT JOIN users ON users.id = audit_events.actor_id
    WHERE target_type = 'rules' AND target_id = ${id} AND action IN ('rules.return', 'rules.send')
    ORDER BY seq DESC LIMIT 1`;
  const [last] = rows;
  return last?.action === 'rules.return'
    ? { reason: last.reason ?? '', by: last.name ?? 'Portal', on: dayText(last.at) }
    : null;
};

const limitNames = { need: 'Need for “Recommended”', consider: 'Need for “Consider”', capacity: 'Capacity' } as const;

const limitChanges = (before: RuleSet, after: RuleSet): RuleFieldChange[] =>
  (['need', 'consider', 'capacity'] as const).flatMap((key) =>
    before.bands[key] === after.bands[key]
      ? []
      : [{ label: limitNames[key], before: String(before.bands[key]), after: String(after.bands[key]) }],
  );

const programsOf = (base: RuleSet, rules: RuleSet): RuleVersionPage['programs'] =>
  rules.programs.map((rule) => {
    const old = base.programs.find(({ code }) => code === rule.code);
    return {
      code: rule.code,
      name: programOf(rule.code).name,
      changes: old ? ruleFieldChanges(old, rule) : [],
      editable: ruleFields(rule).length > 0 || lineKindsOf(rule).length > 0,
    };
  });

/** One version as its page shows it. */
export const ruleVersionPage = async (actor: Actor, version: string): Promise<RuleVersionPage | null> => {
  const row = await findTable(actor, version);
  if (!row) return null;
  const rules = toRuleSet(row.content);
  const base = (row.basedOn ? await rulesOfVersion(row.basedOn) : null) ?? rules;
  const results = runCases(row, rules);
  const manages = holdsRight(actor, 'manage_rules');
  const waits = manages && row.state === 'IN_REVIEW';
  return {
    ...toRow(row, await namesOf([row.authorId, row.approvedById])),
    reading: readRules(rules),
    bands: rules.bands,
    seen: row.contentHash,
    programs: programsOf(base, rules),
    limitChanges: limitChanges(base, rules),
    cases: { count: results.length, failing: results.filter(({ differences }) => differences.length > 0).length },
    hindrances: row.state === 'DRAFT' || row.state === 'IN_REVIEW' ? hindrances(row) : [],
    returned: row.state === 'DRAFT' ? await lastReturn(row.id) : null,
    may: {
      edit: mayEdit(actor, row),
      approve: waits && row.authorId !== actor.id,
      giveBack: waits,
      startDraft: manages,
    },
  };
};
