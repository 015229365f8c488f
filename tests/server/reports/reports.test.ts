import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { programOf } from '@/lib/domain/programs/catalog';
import { stateName } from '@/lib/domain/register/place';
import { mapFilter } from '@/lib/domain/reports/map-filter';
import { percentile } from '@/lib/domain/reports/percentile';
import { reportFilter } from '@/lib/domain/reports/report-filter';
import { tableOf } from '@/lib/domain/reports/report-view';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { caseMap } from '@/lib/server/reports/case-map';
import { countFigures, keepFigures } from '@/lib/server/reports/keep-figures';
import { reportFile } from '@/lib/server/reports/report-file';
import { reportsPage } from '@/lib/server/reports/report-queries';
import { planDaysAway } from '@/lib/server/requests/absences';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

const clock = fixedClock();

let cast: Cast;

/** The table of a report as somebody reads it, within their own scope. */
const tableFor = async (actor: Actor, key: string, asked: Record<string, string> = {}) => {
  const page = await runAs(scopeOf(actor), () => reportsPage(actor, reportFilter.parse(asked)));
  const report = page.reports.find((each) => each.key === key);
  return report && tableOf(report).rows.map(({ label, cells }) => [label, ...cells]);
};

/** A request of Calder that came back to it because of the help it wants. */
const returnedForHelp = async (): Promise<string> => {
  const id = await aRequest(cast).in('INTAKE_REVIEW');
  const items = [{ section: 'help', text: 'Say which program.' }];
  await take('return_to_agency', id, cast.intake, { items });
  return id;
};

const change = (id: string, program: string) =>
  take('save_help_wanted', id, cast.calder.officer, {
    ...{ helpDecide: 'no', urgency: 'SOON', programsAsked: [program] },
  });

// Calder: one draft, one in intake after six business days with the agency and with intake, one with a liaison.
// Amity: two that were sent, so that a figure of one agency in the other's would show.
beforeAll(async () => {
  cast = await aCast();
  await aRequest(cast).in('DRAFT');
  await aRequest(cast).in('ASSIGNED');
  const returned = await returnedForHelp();
  for (const _each of [1, 2]) await aRequest(cast).of(cast.amity).in('SUBMITTED');
  clock.moveTo(new Date('2026-12-01T15:00:00.000Z'));
  const item = await db.returnedItem.findFirstOrThrow({ where: { requestId: returned } });
  await take('answer_returned_item', returned, cast.calder.officer, { itemId: item.id, answer: 'By patrol area.' });
  await change(returned, 'CAP');
  await take('resubmit', returned, cast.calder.approver, { attest: 'on', summary: 'Counted by area.' });
  await countFigures(true);
});

describe('an agency', () => {
  test('counts its own requests, drafts among them, and none of another', async () => {
    expect(await tableFor(cast.calder.officer, 'STAGE_AGE')).toEqual([
      ['Draft', '1', '0', '0', '0', '1'],
      ['Intake', '1', '0', '0', '0', '1'],
      ['First contact', '1', '0', '0', '0', '1'],
    ]);
    expect(await tableFor(cast.amity.officer, 'STAGE_AGE')).toEqual([['Intake', '2', '0', '0', '0', '2']]);
  });

  test('is told apart by the question itself, not only by the fence of the database', async () => {
    const page = await runAs('system', () => reportsPage(cast.amity.officer, reportFilter.parse({})));
    const [open] = page.reports;
    expect(open && tableOf(open).rows.map(({ cells }) => cells.at(-1))).toEqual(['2']);
  });

  test('sees no figure that was counted over all agencies, whatever is asked', async () => {
    const seen = await runAs(scopeOf(cast.calder.officer), () => db.reportFigure.count());
    expect(seen).toBe(0);
    expect(await db.reportFigure.count()).toBeGreaterThan(0);
    expect(await tableFor(cast.calder.officer, 'OFFICE_LOAD')).toBeUndefined();
  });

  // From Tuesday, November 24 to December 1: Thanksgiving and a weekend are no business days.
  test('reads how long a request lay with each side in business days', async () => {
    expect(await tableFor(cast.calder.officer, 'TIME_IN_STAGE')).toContainEqual(['Intake, agency', '4', '4', '1']);
  });
});

describe('ICE', () => {
  test('counts what was sent, and no draft of an agency', async () => {
    expect(await tableFor(cast.intake, 'STAGE_AGE')).toEqual([
      ['Intake', '3', '0', '0', '0', '3'],
      ['First contact', '1', '0', '0', '0', '1'],
    ]);
    const stages = (await tableFor(cast.intake, 'TIME_IN_STAGE'))?.map(([label]) => label);
    expect(stages).toEqual(['Intake, agency', 'Intake, ICE']);
  });

  test('an office counts what it reaches alone, whichever office the address names', async () => {
    expect(await tableFor(cast.liaison, 'STAGE_AGE')).toEqual([['First contact', '1', '0', '0', '0', '1']]);
    expect(await tableFor(cast.farLiaison, 'STAGE_AGE')).toEqual([]);
    const elsewhere = { office: cast.offices.investigations };
    expect(await tableFor(cast.farLiaison, 'STAGE_AGE', elsewhere)).toEqual([]);
    expect(await tableFor(cast.intake, 'STAGE_AGE', elsewhere)).toEqual([['First contact', '1', '0', '0', '0', '1']]);
    expect(await tableFor(cast.liaison, 'OFFICE_LOAD')).toEqual([['Winter Investigations Office', '1', '0', '0', '1']]);
  });

  test('is narrowed by program and state', async () => {
    expect(await tableFor(cast.intake, 'STAGE_AGE', { program: 'CAP' })).toEqual([['Intake', '1', '0', '0', '0', '1']]);
    expect(await tableFor(cast.intake, 'STAGE_AGE', { program: 'OCS' })).toEqual([]);
    expect(await tableFor(cast.intake, 'STAGE_AGE', { state: 'TX' })).toEqual([]);
  });

  test('finds no program in a draft that was sent once and is being changed', async () => {
    await change(await returnedForHelp(), 'BEST');
    await countFigures(true);
    expect(await tableFor(cast.intake, 'STAGE_AGE', { program: 'BEST' })).toEqual([]);
    expect(await tableFor(cast.calder.officer, 'STAGE_AGE', { program: 'BEST' })).toHaveLength(1);
  });
});

test('a report is taken away as it is shown, and the log keeps that', async () => {
  const asked = { report: 'STAGE_AGE', filter: { program: 'CAP' } } as const;
  const text = (await reportFile(cast.intake, asked)) ?? '';
  const [heading, row, last] = text.replace('\uFEFF', '').split('\r\n');
  expect(heading).toMatch(/^"?Stage"?,.*All"?$/u);
  expect(row).toMatch(/^"?Intake"?,/u);
  expect(last).toContain(`Only ${programOf('CAP').shortName}. Counted on `);
  const event = await db.auditEvent.findFirst({ where: { action: 'report.download' } });
  expect(event).toMatchObject({ actorId: cast.intake.id, targetType: 'report', outcome: 'done' });
  expect(await reportFile(cast.calder.officer, { report: 'OFFICE_LOAD', filter: {} })).toBeNull();
});

describe('an agreement in force', () => {
  beforeAll(async () => {
    await anAgreement(cast).for('OCS').in('ACTIVE');
    await countFigures(true);
  });

  test('counts by program, state and end, with its duties, for both sides and for no other agency', async () => {
    for (const actor of [cast.intake, cast.liaison, cast.calder.admin]) {
      const ends = await tableFor(actor, 'AGREEMENT_ENDS');
      expect(ends, actor.name).toHaveLength(1);
      expect(await tableFor(actor, 'AGREEMENT_PROGRAMS')).toEqual([[programOf('OCS').shortName, '1']]);
    }
    expect(await tableFor(cast.intake, 'AGREEMENT_STATES')).toEqual([[stateName('ZZ'), '1']]);
    const due = await db.obligation.count({ where: { state: { not: 'DONE' }, dueOn: { not: null } } });
    const shown = (await tableFor(cast.liaison, 'DUTIES'))?.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(due).toBeGreaterThan(0);
    expect(shown).toBe(due);
    for (const key of ['AGREEMENT_ENDS', 'AGREEMENT_PROGRAMS', 'DUTIES', 'TO_SIGNATURE']) {
      expect(await tableFor(cast.amity.officer, key), key).toEqual([]);
      expect((await tableFor(cast.farLiaison, key)) ?? [], key).toEqual([]);
    }
  });

  test('stands on the map with the pending requests, for each within their reach', async () => {
    const rowsFor = async (actor: Actor, asked: Record<string, string> = {}) => {
      const map = await runAs(scopeOf(actor), () => caseMap(actor, mapFilter.parse(asked)));
      return map?.rows.map(({ name, agreements, requests, both, several }) => [
        ...[name, agreements, requests, both, several],
      ]);
    };
    const winter = stateName('ZZ');
    const pending = (agencyId?: string) =>
      db.request.count({ where: { closedAt: null, submittedAt: { not: null }, ...(agencyId ? { agencyId } : {}) } });
    expect(await rowsFor(cast.intake)).toEqual([[winter, 1, await pending(), 1, 0]]);
    expect(await rowsFor(cast.calder.officer)).toEqual([[winter, 1, await pending(cast.calder.agencyId), 1, 0]]);
    expect(await rowsFor(cast.amity.officer)).toEqual([[winter, 0, 2, 0, 0]]);
    expect(await rowsFor(cast.farLiaison)).toEqual([]);
    expect(await rowsFor(cast.intake, { program: 'BEST' })).toEqual([]);
    // One asks for it; the other was offered it, which the agency learns with the agreement.
    expect(await rowsFor(cast.intake, { program: 'CAP' })).toEqual([[winter, 0, 2, 0, 0]]);
    expect(await rowsFor(cast.calder.officer, { program: 'CAP' })).toEqual([[winter, 0, 1, 0, 0]]);
    expect(await rowsFor(cast.intake, { office: cast.offices.far })).toEqual([]);
    expect(await rowsFor(cast.amity.officer, { state: 'ZZ' })).toEqual([[expect.any(String), 0, 2, 0, 0]]);
    expect(await caseMap(cast.intake, mapFilter.parse({ state: 'QQ' }))).toBeNull();
    const { overlaps } = (await caseMap(cast.intake, mapFilter.parse({ state: 'ZZ' }))) ?? { overlaps: [] };
    expect(overlaps.map(({ agencyId }) => agencyId)).toEqual([cast.calder.agencyId]);
  });

  test('tells how long it took to the signature, and what became of the choice', async () => {
    for (const actor of [cast.liaison, cast.calder.officer]) {
      const [row] = (await tableFor(actor, 'TO_SIGNATURE')) ?? [];
      expect(row?.[0], actor.name).toBe(programOf('OCS').shortName);
      expect(row?.at(-1)).toBe('1');
    }
    const made = (await tableFor(cast.liaison, 'CHOICES')) ?? [];
    const signed = made.reduce((sum, [, agreed]) => sum + Number(agreed), 0);
    expect(signed).toBe(1);
    const all = made.reduce((sum, row) => sum + Number(row.at(-1)), 0);
    expect(all).toBe(await db.programChoice.count());
  });
});

test('the worker counts when it is time, and a second count changes nothing', async () => {
  expect(await keepFigures()).toBeNull();
  const read = () =>
    asOwner(`SELECT kind, office_id, state_code, program_code, month::text, part, side, outcome, days, count
      FROM report_figures ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9`);
  const before = await read();
  clock.passMinutes(60);
  expect(await keepFigures()).toBe(before.length);
  expect(await read()).toEqual(before);
  expect(await db.reportRun.count()).toBe(1);
});

test('what looks back ends with its period, and a new month changes nothing before the next count', async () => {
  const looking = async (period: string) => (await tableFor(cast.intake, 'TIME_IN_STAGE', { period }))?.length ?? 0;
  const all = await looking('ALL');
  expect(all).toBeGreaterThan(0);
  clock.moveTo(new Date('2027-01-31T15:00:00.000Z'));
  await countFigures(true);
  expect(await looking('3')).toBe(all);
  clock.moveTo(new Date('2027-02-01T15:00:00.000Z'));
  expect(await looking('3')).toBe(all);
  clock.moveTo(new Date('2027-05-03T15:00:00.000Z'));
  await countFigures(true);
  expect([await looking('3'), await looking('12'), await looking('36')]).toEqual([0, all, all]);
});

describe('the forecast of the load', () => {
  const at = new Date('2026-12-01T15:00:00.000Z');
  const rowOf = async (actor: Actor, asked = {}) => tableFor(actor, 'LOAD_FORECAST', asked);

  // Two requests came to the office in each of sixty weeks, and each stayed for three.
  beforeAll(async () => {
    clock.moveTo(at);
    await countFigures(true);
    expect(await rowOf(cast.liaison)).toEqual([['Winter Investigations Office', '2', '–', '–', '–', '–', '–', '–']]);
    await asOwner(`
      ALTER TABLE requests DISABLE TRIGGER USER;
      INSERT INTO requests SELECT (jsonb_populate_record(r, jsonb_build_object(
        'id', gen_random_uuid(), 'number', 'ACC-2019-' || lpad((week * 2 + n)::text, 6, '0'), 'submitted_at', came, 'created_at', came,
        'status', CASE WHEN week > 3 THEN 'WITHDRAWN' ELSE r.status::text END,
        'due_on', CASE WHEN week > 3 THEN NULL ELSE r.due_on END,
        'closed_at', CASE WHEN week > 3 THEN came + interval '21 days' END))).*
      FROM requests r, generate_series(1, 60) week, generate_series(1, 2) n,
        LATERAL (SELECT timestamptz '${at.toISOString()}' - week * interval '7 days' + interval '1 hour' AS came) began
      WHERE r.id = (SELECT id FROM requests WHERE office_id = '${cast.offices.investigations}' AND status = 'ASSIGNED' LIMIT 1);
      ALTER TABLE requests ENABLE TRIGGER USER`);
    await countFigures(true);
  });

  test('tells of a steady office that it stays as it is, to those who reach it alone', async () => {
    const [row] = (await rowOf(cast.liaison)) ?? [];
    const [, now, four] = row ?? [];
    expect(now).toBe('8');
    expect(Math.abs(Number(four) - 8)).toBeLessThanOrEqual(1);
    expect(row?.[3]).toMatch(/^\d+ to \d+$/u);
    expect(await rowOf(cast.farLiaison)).toEqual([]);
    expect(await rowOf(cast.calder.officer)).toBeUndefined();
    expect(await rowOf(cast.intake, { program: 'CAP' })).toEqual([]);
    const file = await reportFile(cast.liaison, { report: 'LOAD_FORECAST', filter: {} });
    expect(file).toContain('Range in 12 weeks');
  });

  test('expects more while those who carry the cases are away', async () => {
    const [before] = (await rowOf(cast.liaison)) ?? [];
    for (const { id } of await db.user.findMany({ where: { roles: { has: 'LIAISON' } } })) {
      const plan = { userId: id, from: '2026-12-02', to: '2027-03-01' };
      expect((await planDaysAway(cast.intake, plan)).ok).toBe(true);
    }
    await countFigures(true);
    const [after] = (await rowOf(cast.liaison)) ?? [];
    // Nobody closes anything: two more each week.
    expect(Number(after?.[6])).toBeGreaterThan(Number(before?.[6]) + 15);
  });
});

test('a percentile of counts is what PostgreSQL says of the values one by one', async () => {
  const counted = [
    { days: 0, count: 3 },
    { days: 1, count: 1 },
    { days: 7, count: 5 },
    { days: 30, count: 2 },
  ];
  const values = counted.flatMap(({ days, count }) => Array.from({ length: count }, () => days));
  for (const part of [0.1, 0.5, 0.75, 0.9, 1]) {
    const [row] = await db.$queryRaw<{ value: number }[]>`
      SELECT percentile_cont(${part}::float8) WITHIN GROUP (ORDER BY v) AS value FROM unnest(${values}::int[]) v`;
    expect(percentile(counted, part), `${part}`).toBeCloseTo(row?.value ?? Number.NaN, 9);
  }
});
