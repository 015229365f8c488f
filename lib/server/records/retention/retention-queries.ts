import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { dateIn, dateText, fromCalendarDate, momentText, toCalendarDate } from '@/lib/domain/dates';
import { rowId } from '@/lib/domain/form-values';
import {
  lastTriggerOf,
  type RetentionPage,
  type RetentionRule,
  type RetentionRunPage,
  retentionRules,
} from '@/lib/domain/records/retention';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { RetentionRun } from '@/lib/server/db/generated/client';
import { type DueRecord, dueRecords, listHash } from '@/lib/server/records/retention/due-records';
import { namesOf } from '@/lib/server/requests/visible-case';

// The schedule with what is due by it, and the runs with their certificates.

const zone = 'America/New_York';
const shown = 200;

const stateOf = ({ confirmedAt, cancelledAt, finishedAt }: RetentionRun): RetentionRunPage['state'] => {
  if (cancelledAt) return 'CANCELLED';
  if (finishedAt) return 'FINISHED';
  return confirmedAt ? 'CONFIRMED' : 'ASKED';
};

const stateWords = {
  ASKED: 'Waits for a second person',
  CANCELLED: 'Cancelled',
  CONFIRMED: 'Confirmed',
  FINISHED: 'Destroyed',
} as const satisfies Record<RetentionRunPage['state'], string>;

// Records that wait for an item of a schedule: counted, so that somebody asks for one.
const appraised = async (rule: RetentionRule, asOf: string): Promise<number | null> => {
  const last = lastTriggerOf(rule, asOf);
  if (last === null) return null;
  const until = { lte: fromCalendarDate(last) };
  if (rule === 'ABANDONED_DRAFT') return db.request.count({ where: { submittedAt: null, updatedAt: until } });
  if (rule === 'CLOSED_REQUEST') return db.request.count({ where: { closedAt: until } });
  return rule === 'ENDED_AGREEMENT' ? db.agreement.count({ where: { endedOn: until } }) : null;
};

const ruleLines = async (due: readonly DueRecord[], asOf: string): Promise<RetentionPage['rules']> => {
  const lines: RetentionPage['rules'] = [];
  for (const rule of Object.keys(retentionRules) as RetentionRule[]) {
    const own = due.filter((one) => one.rule === rule);
    lines.push(
      retentionRules[rule].disposition === 'DESTROY'
        ? { rule, due: own.length, held: own.filter(({ held }) => held).length }
        : { rule, due: await appraised(rule, asOf), held: null },
    );
  }
  return lines;
};

const by = (at: Date, id: string | null, names: ReadonlyMap<string, string>): string =>
  `${momentText(at, zone)}, ${names.get(id ?? '') ?? 'somebody who left'}`;

/** The schedule and a dry run of it as of today; null for everybody who may not read it. */
export const retentionPage = async (actor: Actor): Promise<RetentionPage | null> => {
  if (!holdsRight(actor, 'read_records')) return null;
  const asOf = dateIn(now(), zone);
  const [due, runs] = await Promise.all([
    dueRecords(db, asOf),
    db.retentionRun.findMany({ orderBy: { askedAt: 'desc' }, take: 50 }),
  ]);
  const names = await namesOf(runs.map(({ askedById }) => askedById));
  return {
    asOf: dateText(asOf),
    rules: await ruleLines(due, asOf),
    list: due.slice(0, shown).map(({ rule, id, label, dueOn, held }) => ({
      ...{ key: id, rule, label, held },
      due: dateText(dueOn),
    })),
    listSha256: listHash(due),
    goes: due.filter(({ held }) => !held).length,
    runs: runs.map((run) => ({
      ...{ id: run.id, number: run.number, records: run.listed, state: stateWords[stateOf(run)] },
      asked: by(run.askedAt, run.askedById, names),
    })),
    waiting: runs.find((run) => stateOf(run) === 'ASKED')?.id ?? null,
    destroys: holdsRight(actor, 'destroy_records'),
  };
};

type Line = RetentionRunPage['lines'][number];

const linesOf = async (run: RetentionRun): Promise<Line[]> => {
  if (run.confirmedAt === null) {
    const due = run.cancelledAt ? [] : await dueRecords(db, toCalendarDate(run.asOf));
    return due
      .filter(({ held }) => !held)
      .map(({ rule, id, label, dueOn, sha256 }) => ({
        ...{ key: id, label, sha256, rule: retentionRules[rule].label },
        due: dateText(dueOn),
      }));
  }
  const rows = await db.destroyedRecord.findMany({ where: { runId: run.id }, orderBy: { id: 'asc' } });
  const labels: Readonly<Record<string, { label: string }>> = retentionRules;
  return rows.map(({ id, rule, label, dueOn, contentSha256 }) => ({
    ...{ key: id, label, sha256: contentSha256, rule: labels[rule]?.label ?? rule },
    due: dateText(toCalendarDate(dueOn)),
  }));
};

/** A run with its list or its certificate; null when there is none for this person. */
export const retentionRunPage = async (actor: Actor, id: string): Promise<RetentionRunPage | null> => {
  if (!holdsRight(actor, 'read_records') || !rowId().safeParse(id).success) return null;
  const run = await db.retentionRun.findUnique({ where: { id } });
  if (!run) return null;
  const names = await namesOf([run.askedById, run.confirmedById, run.cancelledById]);
  const fact = (label: string, at: Date | null, by_: string | null) =>
    at === null ? [] : [{ label, value: by(at, by_, names) }];
  return {
    ...{ id: run.id, number: run.number, state: stateOf(run), reason: run.reason },
    facts: [
      { label: 'State', value: stateWords[stateOf(run)] },
      { label: 'Due on', value: dateText(toCalendarDate(run.asOf)) },
      ...fact('Asked', run.askedAt, run.askedById),
      ...fact('Confirmed', run.confirmedAt, run.confirmedById),
      ...fact('Cancelled', run.cancelledAt, run.cancelledById),
      { label: 'SHA-256 of the list', value: run.listSha256 },
    ],
    lines: await linesOf(run),
    whyNotConfirm: run.askedById === actor.id ? 'You asked for it. Somebody else confirms it.' : null,
    destroys: holdsRight(actor, 'destroy_records'),
  };
};
