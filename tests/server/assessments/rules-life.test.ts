import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { roles } from '@/lib/domain/access/role';
import { type Band, bandLabel, bands } from '@/lib/domain/assessments/evaluation';
import { isLinePreview } from '@/lib/domain/assessments/rule-table-view';
import { rules10 } from '@/lib/domain/assessments/rules-1-0';
import { activeRules, rulesOfVersion } from '@/lib/server/assessments/active-rules';
import { rerun } from '@/lib/server/assessments/rerun';
import { ruleVersionPage, ruleVersions } from '@/lib/server/assessments/rule-admin-queries';
import { ruleCasePage, ruleCasesPage } from '@/lib/server/assessments/rule-case-queries';
import { addCase, editCase, removeCase } from '@/lib/server/assessments/rule-cases';
import { ruleDifferences } from '@/lib/server/assessments/rule-differences';
import { editLimits, editProgramRules, startDraft } from '@/lib/server/assessments/rule-drafts';
import { addLine, addLineInput, previewLine, removeLine } from '@/lib/server/assessments/rule-lines';
import { ruleLinePage, ruleProgramPage } from '@/lib/server/assessments/rule-program-queries';
import { approveRules, returnRules, sendDraft } from '@/lib/server/assessments/rule-review';
import { publicRules } from '@/lib/server/assessments/rules-queries';
import { db } from '@/lib/server/db/client';
import { recommendation } from '@/lib/server/requests/recommendation-queries';
import { aRequest } from '@/tests/support/cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';
import { take } from '@/tests/support/take-step';
import { answerPart } from '@/tests/support/walk-assessment';

// A version of the rules from its draft to the retirement of the one before, and what it does to cases.

fixedClock();

let cast: Cast;
let author: Actor;
let second: Actor;
let openId: string;

const seenOf = async (version: string) =>
  (await db.ruleTable.findUniqueOrThrow({ where: { version }, select: { contentHash: true } })).contentHash;

const edit = async (actor: Actor, version: string, fields: Record<string, string>) =>
  editProgramRules(actor, { version, program: 'OCS', seen: await seenOf(version), fields });

const stateOf = async (version: string) =>
  (await db.ruleTable.findUniqueOrThrow({ where: { version }, select: { state: true } })).state;

const bandIn = (found: string): Band => {
  const band = bands.find((one) => bandLabel(one) === found.split(',')[0]);
  if (!band) throw new Error(`${found} names no band.`);
  return band;
};

beforeAll(async () => {
  cast = await aCast();
  author = cast.administrator;
  second = await aPerson({
    name: 'Greta Second',
    title: 'Deputy administrator',
    roles: ['ADMIN'],
    officeId: cast.offices.headquarters,
  });
  openId = await aRequest(cast).in('ASSESSING');
  const walk = { id: openId, cast, own: cast.calder, requestType: 'NEW_PARTNERSHIP' as const };
  await answerPart(walk, 'SELF');
  await answerPart(walk, 'ICE');
  await take('run_evaluation', openId, cast.liaison);
}, 120_000);

test('the table the portal came with is in force from the first start, and a second start changes nothing', async () => {
  expect(await activeRules()).toEqual(rules10);
  expect(await rulesOfVersion('9.9')).toBeNull();
  expect(await db.ruleTable.findMany({ select: { version: true, state: true } })).toEqual([
    { version: '1.0', state: 'ACTIVE' },
  ]);
});

test('everyone but administrators is refused; oversight reads', async () => {
  const people: Partial<Record<(typeof roles)[number], Actor>> = {
    AGENCY_OFFICER: cast.calder.officer,
    AGENCY_APPROVER: cast.calder.approver,
    AGENCY_ADMIN: cast.calder.admin,
    LIAISON: cast.liaison,
    FIELD_SUPERVISOR: cast.supervisor,
    PROGRAM_MANAGER: cast.programManager,
    OVERSIGHT: cast.oversight,
  };
  for (const [role, actor] of Object.entries(people)) {
    expect(await startDraft(actor, { from: '1.0' })).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await approveRules(actor, { version: '1.0', seen: '' })).toMatchObject({ ok: false, why: 'not_yours' });
    expect((await ruleVersions(actor)) === null).toBe(role !== 'OVERSIGHT');
    expect((await ruleDifferences(actor, '1.0')) === null).toBe(role !== 'OVERSIGHT');
  }
  expect(await db.ruleTable.count()).toBe(1);
});

describe('a draft', () => {
  test('starts as a copy with the five examples as cases, all of which come out as they say', async () => {
    expect(await startDraft(author, { from: '1.0' })).toMatchObject({ ok: true, value: '1.1' });
    const view = await ruleCasesPage(author, '1.1');
    expect(view?.cases.map(({ differences }) => differences)).toEqual([[], [], [], [], []]);
    expect(view?.uncovered).toEqual([]);
    expect(await publicRules('1.1')).toBeNull();
    expect(await rulesOfVersion('1.1')).toEqual({ ...rules10, version: '1.1' });
  });

  test('is changed by its author only, from the state that was seen, and with values that fit', async () => {
    expect(await edit(second, '1.1', { need__0__points: '50' })).toMatchObject({ ok: false, why: 'blocked' });
    expect(await ruleProgramPage(second, '1.1', 'OCS')).toBeNull();
    expect(await editProgramRules(author, { version: '1.1', program: 'OCS', seen: 'old', fields: {} })).toMatchObject({
      ok: false,
      why: 'stale',
    });
    expect(await edit(author, '1.1', { need__0__points: 'many', need__3__says: 'born on 1/2/1990' })).toMatchObject({
      ok: false,
      fields: { 'fields.need__0__points': [expect.any(String)], 'fields.need__3__says': [expect.any(String)] },
    });
    expect(await edit(author, '1.1', { need__0__points: '80' })).toMatchObject({
      ok: false,
      reasons: [expect.stringContaining('120 points')],
    });
    expect(await edit(author, '1.0', { need__0__points: '50' })).toMatchObject({ ok: false, why: 'wrong_state' });
    expect(await rulesOfVersion('1.1')).toEqual({ ...rules10, version: '1.1' });
  });

  test('cannot be sent while a case comes out otherwise, or without a reason', async () => {
    expect(await edit(author, '1.1', { need__0__points: '40' })).toMatchObject({ ok: true });
    const refused = await sendDraft(author, { version: '1.1' });
    expect(refused).toMatchObject({ ok: false, why: 'blocked' });
    const reasons = refused.ok ? [] : (refused.reasons ?? []);
    expect(reasons.join(' ')).toContain('Test case 1');
    expect(reasons.join(' ')).toContain('Say what this version changes');
    const page = await ruleVersionPage(author, '1.1');
    expect(page?.programs.find(({ code }) => code === 'OCS')?.changes).toEqual([
      { label: 'Need 1, points', before: '60', after: '40' },
    ]);
    expect(page?.cases.failing).toBeGreaterThan(0);
  });

  test('shows which past assessments it would change, by the number of the request', async () => {
    const { number } = await db.request.findUniqueOrThrow({ where: { id: openId }, select: { number: true } });
    const found = await ruleDifferences(author, '1.1');
    expect(found).toMatchObject({ evaluations: 1, changed: 1 });
    expect(found?.rows).toContainEqual(
      expect.objectContaining({
        request: number,
        under: '1.0',
        before: 'Recommended, 100 / 100',
        after: 'Recommended, 80 / 100',
      }),
    );
    expect((await ruleDifferences(author, '1.0'))?.changed).toBe(0);
  });

  test('takes new lines and loses them again, after a look at what they change, never more than hold together', async () => {
    const typed = {
      version: '1.1',
      program: 'OCS',
      kind: 'need.when',
      reads: ['D6', 'D1'],
      join: 'all',
      values: {
        test_0: ['GANG'],
        test_1_compare: 'AT_LEAST',
        test_1_figure: '2',
        points: '15',
        says: 'a gang unit with two officers can be assigned',
        lacks: 'There is no such unit.',
      },
    };
    const line = async (change: object = {}) => addLineInput.parse({ ...typed, seen: await seenOf('1.1'), ...change });
    const withValues = (values: object) => line({ values: { ...typed.values, ...values } });
    const before = await seenOf('1.1');
    expect(await addLine(cast.liaison, await line())).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await addLine(second, await line())).toMatchObject({ ok: false, why: 'blocked' });
    expect(await addLine(author, await line({ seen: 'old' }))).toMatchObject({ ok: false, why: 'stale' });
    expect(await addLine(author, await line({ program: 'REPAT' }))).toMatchObject({ ok: false, why: 'not_found' });
    const named = await addLine(author, await withValues({ says: 'A123 456 789 has it' }));
    expect(named).toMatchObject({ fields: { 'values.says': [expect.any(String)] } });
    const over = await addLine(author, await withValues({ points: '30' }));
    expect(over).toMatchObject({ reasons: [expect.stringContaining('Need can come to 110 points')] });
    const custody = await addLine(author, await line({ reads: ['C6'], values: { ...typed.values, test_0: 'YES' } }));
    expect(custody).toMatchObject({ reasons: [expect.stringContaining('C6 is asked only where')] });
    const look = await previewLine(author, await line());
    const preview = look.ok ? look.value : null;
    if (!isLinePreview(preview)) throw new Error('There is no preview.');
    expect(preview).toMatchObject({
      sentence: '15 points when a gang unit with two officers can be assigned.',
      test: 'D6 names “Gang” and D1 is at least 2 officers',
      needLeft: 5,
    });
    expect(preview.cases.map(({ program, after }) => [program, after])).toEqual([
      ['Community Shield', 'Recommended, 95 / 100'],
    ]);
    expect(await seenOf('1.1')).toBe(before);
    expect(await addLine(author, await line())).toMatchObject({ ok: true });
    const page = await ruleVersionPage(author, '1.1');
    expect(page?.programs.find(({ code }) => code === 'OCS')?.changes).toContainEqual({
      label: 'Need 5, added',
      before: '–',
      after: '15 points when a gang unit with two officers can be assigned.',
    });
    const remove = async (name: string, program: 'OCS' | 'BEST' = 'OCS') =>
      removeLine(author, { version: '1.1', program, seen: await seenOf('1.1'), line: name });
    expect(await remove('need:nothing')).toMatchObject({ ok: false, why: 'not_found' });
    const lawful = await remove('gates:border', 'BEST');
    expect(lawful).toMatchObject({ ok: false, reasons: [expect.stringContaining('6 USC 240')] });
    expect(await remove('need:added-when-d6-d1')).toMatchObject({ ok: true });
    expect(await seenOf('1.1')).toBe(before);
    const choice = { kind: 'need.when', reads: ['D6'], join: 'all' };
    expect(await ruleLinePage(second, { version: '1.1', program: 'OCS' }, choice)).toBeNull();
    expect((await ruleLinePage(author, { version: '1.1', program: 'OCS' }, choice))?.setup?.reads).toHaveLength(1);
    expect((await ruleLinePage(author, { version: '1.1', program: 'LESC' }, choice))?.fault).toContain('no such line');
    const none = { kind: '', reads: [], join: 'all' };
    const fault = async (sent: object) =>
      (await ruleLinePage(author, { version: '1.1', program: 'OCS' }, { ...none, ...sent }))?.fault;
    expect([await fault({}), await fault({ isSent: true })]).toEqual([null, 'Choose what kind of line to add.']);
  });

  test('takes cases from a past assessment, and needs every scored program in one', async () => {
    const evaluation = await db.evaluation.findFirstOrThrow({ where: { requestId: openId }, select: { id: true } });
    const added = await addCase(author, { version: '1.1', name: 'Gangs', source: `evaluation:${evaluation.id}` });
    expect(added).toMatchObject({ ok: true });
    expect(await addCase(author, { version: '1.1', name: 'None', source: 'evaluation:nonsense' })).toMatchObject({
      ok: false,
      fields: { source: [expect.any(String)] },
    });
    const cases = (await ruleCasesPage(author, '1.1'))?.cases ?? [];
    for (const { id } of cases.slice(0, 5))
      expect(await removeCase(author, { version: '1.1', id })).toMatchObject({ ok: true });
    const last = cases.at(-1)?.id ?? '';
    const only = {
      version: '1.1',
      id: last,
      name: 'Gangs',
      expected: { OCS: { band: 'RECOMMENDED' as const, need: 80 } },
    };
    expect(await editCase(author, only)).toMatchObject({ ok: true });
    expect((await ruleCasePage(author, '1.1', last))?.differences).toEqual([]);
    const refused = await sendDraft(author, { version: '1.1' });
    expect(refused.ok ? '' : refused.reasons?.join(' ')).toContain('Add a test case that checks BEST');
  });
});

describe('approval', () => {
  test('is for another administrator, who may return it first', async () => {
    const cases = (await ruleCasesPage(author, '1.1'))?.cases ?? [];
    const [first] = cases;
    if (!first) throw new Error('The draft has no case.');
    const page = await ruleCasePage(author, '1.1', first.id);
    const rows = page?.programs.map(({ code, found }) => [code, { band: bandIn(found) }]) ?? [];
    await editCase(author, { version: '1.1', id: first.id, name: 'Gangs', expected: Object.fromEntries(rows) });
    await editLimits(author, {
      version: '1.1',
      seen: await seenOf('1.1'),
      need: 60,
      consider: 35,
      capacity: 50,
      changeNote: 'Gangs weigh less.',
    });
    expect(await sendDraft(author, { version: '1.1' })).toMatchObject({ ok: true });
    expect(await edit(author, '1.1', { need__0__points: '30' })).toMatchObject({ ok: false, why: 'wrong_state' });
    expect(await approveRules(author, { version: '1.1', seen: await seenOf('1.1') })).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    expect(await returnRules(second, { version: '1.1', reason: 'Say more.' })).toMatchObject({ ok: true });
    expect((await ruleVersionPage(author, '1.1'))?.returned).toMatchObject({ reason: 'Say more.', by: 'Greta Second' });
    expect(await approveRules(second, { version: '1.1', seen: await seenOf('1.1') })).toMatchObject({
      ok: false,
      why: 'wrong_state',
    });
    expect(await sendDraft(author, { version: '1.1' })).toMatchObject({ ok: true });
  });

  test('the database refuses an author who approves, whatever the portal says', async () => {
    const write = db.ruleTable.update({ where: { version: '1.1' }, data: { approvedById: author.id } });
    await expect(write).rejects.toThrow(/rule_table_four_eyes/u);
  });

  test('brings one table into force and retires the other; of two approvals at once one is done', async () => {
    // A page that was opened before the author took it back and changed it approves nothing.
    expect(await approveRules(second, { version: '1.1', seen: 'as it stood before' })).toMatchObject({ why: 'stale' });
    const seen = await seenOf('1.1');
    const both = await Promise.all([
      approveRules(second, { version: '1.1', seen }),
      approveRules(second, { version: '1.1', seen }),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect([await stateOf('1.0'), await stateOf('1.1')]).toEqual(['RETIRED', 'ACTIVE']);
    expect((await activeRules()).version).toBe('1.1');
    const acts = await db.auditEvent.findMany({ where: { targetType: 'rules' }, select: { action: true } });
    const done = acts.map(({ action }) => action);
    expect(done.filter((action) => action === 'rules.approve')).toHaveLength(1);
    expect(done).toContain('rules.retire');
    expect((await publicRules())?.reading.version).toBe('1.1');
    expect(await publicRules('1.0')).toMatchObject({ inForce: false });
  });

  test('an approved table can neither be changed nor deleted', async () => {
    const change = db.ruleTable.update({ where: { version: '1.0' }, data: { content: {} } });
    await expect(change).rejects.toThrow(/cannot be changed/u);
    await expect(ownerDb.ruleTable.delete({ where: { version: '1.1' } })).rejects.toThrow(/cannot be changed/u);
  });
});

describe('cases under two versions', () => {
  test('a past result keeps its version, and the page says which is in force', async () => {
    const view = await recommendation(cast.liaison, openId);
    expect(view?.evaluation).toMatchObject({ ruleVersion: '1.0', newerVersion: '1.1', mayRun: true, reproduced: true });
  });

  test('every stored result is reckoned again from its input under its own version; a changed one is found out', async () => {
    await take('run_evaluation', openId, cast.liaison);
    const runs = await db.evaluation.findMany({ where: { requestId: openId }, orderBy: { createdAt: 'asc' } });
    expect(runs.map(({ ruleSetVersion }) => ruleSetVersion).sort()).toEqual(['1.0', '1.1']);
    for (const run of runs) expect(await rerun(run)).toEqual({ hashHolds: true, resultHolds: true });
    const [run] = runs;
    if (!run) throw new Error('No run was stored.');
    expect(await rerun({ ...run, ruleSetVersion: '1.1' })).toMatchObject({ resultHolds: false });
    const input = JSON.parse(JSON.stringify(run.input).replace('"severity":4', '"severity":1'));
    expect(await rerun({ ...run, input })).toEqual({ hashHolds: false, resultHolds: false });
    expect(await rerun({ ...run, ruleSetVersion: '7.7' })).toEqual({ hashHolds: false, resultHolds: false });
    const view = await recommendation(cast.liaison, openId);
    expect(view?.evaluation).toMatchObject({ ruleVersion: '1.1', newerVersion: null });
  });
});

test('two drafts started at once get a number each', async () => {
  const both = await Promise.all([author, second].map((actor) => startDraft(actor, { from: '1.1' })));
  expect(both.map((answer) => answer.ok && answer.value).sort()).toEqual(['1.2', '1.3']);
});
