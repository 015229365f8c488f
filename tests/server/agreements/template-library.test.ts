import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { shippedVersions } from '@/lib/domain/agreements/library/shipped-library';
import { fromCalendarDate } from '@/lib/domain/dates';
import { db } from '@/lib/server/db/client';
import { templateDay, templateInForce, templateOfVersion } from '@/lib/server/templates/stored-templates';
import { syncTemplates } from '@/lib/server/templates/sync-templates';
import { addTemplateClause, editClauseInput, editTemplateClause } from '@/lib/server/templates/template-clauses';
import {
  arrangeClause,
  discardTemplateDraft,
  editHeadInput,
  editTemplateHead,
  startTemplateDraft,
} from '@/lib/server/templates/template-drafts';
import { clauseLibrary, templateList, templateVersions } from '@/lib/server/templates/template-queries';
import { approveTemplate, returnTemplate, sendTemplate } from '@/lib/server/templates/template-review';
import { templateClausePage, templateVersionPage } from '@/lib/server/templates/template-version-queries';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { ownerDb } from '@/tests/support/owner-db';

// A version of a template from its draft to the day it begins, and what agreements before and after are drafted from.

const clock = fixedClock();
const key = 'OCS_MOU';
const place = { key, version: 2 };
const sheriff = { type: 'SHERIFF', stateCode: 'ZZ' } as const;

let cast: Cast;
let author: Actor;
let second: Actor;
/** An agreement drafted before the new version began. */
let early: string;

const rowOf = (version = 2) =>
  db.templateVersion.findUniqueOrThrow({ where: { templateKey_version: { templateKey: key, version } } });
const seen = async () => (await rowOf()).contentHash;

const clauseForm = async (id: string, change: Record<string, unknown>) => {
  const page = await templateClausePage(author, key, 2, id);
  if (!page) throw new Error(`${id} cannot be changed.`);
  const { findings: _findings, version: _version, ...clause } = page.clause;
  return editClauseInput.parse({ ...clause, ...place, seen: page.seen, ...change });
};

const headForm = async (change: Record<string, unknown>) => {
  const page = await templateVersionPage(author, key, 2);
  if (!page) throw new Error('There is no draft.');
  const { earliest: _earliest, signers, ...head } = page.head;
  return editHeadInput.parse({ ...head, signers: [...signers], ...place, seen: page.seen, ...change });
};

const noted = async (action: string) => db.auditEvent.count({ where: { action: `template.${action}` } });

beforeAll(async () => {
  cast = await aCast();
  author = cast.administrator;
  second = await aPerson({
    name: 'Greta Second',
    title: 'Deputy administrator',
    roles: ['ADMIN'],
    officeId: cast.offices.headquarters,
  });
}, 120_000);

test('the library the portal came with is in force from the first start, and a second start changes nothing', async () => {
  const before = await db.clause.count();
  await syncTemplates(db);
  expect(await db.templateVersion.count()).toBe(shippedVersions.length);
  expect(await db.clause.count()).toBe(before);
  // The two vintages of delegated authority: what is drafted depends on the day.
  expect(await templateInForce('287G_JEM', '2008-05-01', sheriff)).toMatchObject({ version: 1, noticeDays: 60 });
  expect(await templateInForce('287G_JEM', '2026-05-01', sheriff)).toMatchObject({ version: 2, termMonths: 36 });
  expect(await templateInForce('LESC', '2026-05-01', sheriff)).toBeNull();
});

test('everyone but administrators is refused; counsel and oversight read', async () => {
  const own = cast.calder;
  for (const actor of [own.officer, own.approver, own.admin, cast.liaison, cast.programManager, cast.oversight]) {
    expect(await startTemplateDraft(actor, { key, version: 1 })).toMatchObject({ ok: false, why: 'not_yours' });
    expect(await approveTemplate(actor, { key, version: 1, seen: '' })).toMatchObject({ ok: false, why: 'not_yours' });
    const reads = actor === cast.oversight;
    expect((await templateList(actor)) !== null).toBe(reads);
    expect((await templateVersionPage(actor, key, 1)) !== null).toBe(reads);
    expect((await clauseLibrary(actor)) !== null).toBe(reads);
  }
  expect(await db.templateVersion.count()).toBe(shippedVersions.length);
});

describe('a draft', () => {
  test('is the only one of its template, and is changed by its author from the state that was seen', async () => {
    expect(await startTemplateDraft(author, { key, version: 1 })).toMatchObject({ ok: true, value: place });
    expect(await startTemplateDraft(second, { key, version: 1 })).toMatchObject({ ok: false, why: 'blocked' });
    const form = await clauseForm('media', { body: '{{agensy}} speaks.' });
    expect(await editTemplateClause(second, form)).toMatchObject({ ok: false, why: 'blocked' });
    expect(await templateClausePage(second, key, 2, 'media')).toBeNull();
    expect(await editTemplateClause(author, { ...form, seen: 'old' })).toMatchObject({ ok: false, why: 'stale' });
    expect(await editTemplateClause(author, { ...form, version: 1 })).toMatchObject({ ok: false, why: 'wrong_state' });
    expect(editClauseInput.safeParse({ ...form, body: 'Born on 1/2/1990, A 012 345 678.' }).success).toBe(false);
  });

  test('cannot be sent while the lint has a finding, or without its day and reason', async () => {
    const saved = await editTemplateClause(author, await clauseForm('media', { body: '{{agensy}} speaks.' }));
    expect(saved).toMatchObject({ ok: true, message: expect.stringContaining('agensy') });
    const refused = await sendTemplate(author, { ...place, seen: await seen() });
    expect(refused).toMatchObject({
      ok: false,
      why: 'blocked',
      reasons: [
        expect.stringContaining('{{agensy}}'),
        expect.stringContaining('Choose the day'),
        expect.stringContaining('Say what'),
      ],
    });
    expect(
      (await templateVersionPage(author, key, 2))?.clauses.find(({ id }) => id === 'media')?.findings,
    ).toHaveLength(1);
  });

  test('takes and loses clauses, moves them, and shows all of it against the version in force', async () => {
    await editTemplateClause(author, await clauseForm('media', { body: 'The two sides agree before either speaks.' }));
    expect(
      await addTemplateClause(author, { ...place, seen: await seen(), known: 'media', own: '', after: '' }),
    ).toMatchObject({
      ok: false,
      fields: { known: [expect.any(String)] },
    });
    await addTemplateClause(author, { ...place, seen: await seen(), known: 'outreach', own: '', after: 'media' });
    await arrangeClause(author, { ...place, seen: await seen(), act: 'up outreach' });
    await arrangeClause(author, { ...place, seen: await seen(), act: 'out contacts' });
    const day = '2026-01-01';
    expect(await editTemplateHead(author, await headForm({ effectiveOn: day }))).toMatchObject({
      ok: false,
      fields: { effectiveOn: [expect.any(String)] },
    });
    await editTemplateHead(
      author,
      await headForm({ termMonths: '36', effectiveOn: '2027-01-01', changeNote: 'A longer term, and outreach.' }),
    );
    const page = await templateVersionPage(second, key, 2);
    expect(page?.clauses.map(({ id }) => id).indexOf('outreach')).toBe(
      (page?.clauses.map(({ id }) => id).indexOf('media') ?? 0) - 1,
    );
    expect(page?.changes?.list.facts.map(({ label }) => label)).toEqual(['Term']);
    expect(page?.changes?.list.clauses.map(({ id, kind }) => [id, kind])).toEqual([
      ['outreach', 'added'],
      ['media', 'changed'],
      ['contacts', 'removed'],
    ]);
    expect(page?.clauses.find(({ id }) => id === 'media')?.version).toBe(2);
    expect(page?.hindrances).toEqual([]);
  });
});

describe('the approval', () => {
  let readBySecond = '';

  test('is by another administrator, and of the version that was read', async () => {
    readBySecond = await seen();
    await sendTemplate(author, { ...place, seen: readBySecond });
    expect(await approveTemplate(author, { ...place, seen: readBySecond })).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    await returnTemplate(author, { ...place, reason: 'One more word.' });
    await editTemplateHead(author, await headForm({ changeNote: 'A longer term of three years, and outreach.' }));
    await sendTemplate(author, { ...place, seen: await seen() });
    expect(await approveTemplate(second, { ...place, seen: readBySecond })).toMatchObject({ ok: false, why: 'stale' });
    const own = { state: 'APPROVED' as const, approvedAt: new Date(), approvedById: author.id };
    await expect(db.templateVersion.update({ where: { id: (await rowOf()).id }, data: own })).rejects.toThrow(
      /template_four_eyes/u,
    );
  });

  test('gives the version its day; agreements before that day keep the one before, also afterwards', async () => {
    expect(await approveTemplate(second, { ...place, seen: await seen() })).toMatchObject({ ok: true });
    expect(templateDay() < '2027-01-01').toBe(true);
    early = await anAgreement(cast).in('DRAFT');
    expect(await db.agreement.findUniqueOrThrow({ where: { id: early } })).toMatchObject({
      templateVersion: '1',
      termMonths: 24,
    });
    expect((await templateVersions(author, key))?.rows.map(({ standing }) => standing)).toEqual(['COMING', 'IN_FORCE']);
    clock.moveTo(new Date('2027-01-01T15:00:00Z'));
    expect((await templateVersions(author, key))?.rows.map(({ standing }) => standing)).toEqual(['IN_FORCE', 'FORMER']);
    const agreement = await db.agreement.findUniqueOrThrow({ where: { id: early } });
    const kept = await templateOfVersion(key, agreement.templateVersion, sheriff);
    expect(kept.sections.some((section) => section.key === 'outreach')).toBe(false);
    const drafted = await templateInForce('OCS', templateDay(), sheriff);
    expect(drafted).toMatchObject({ version: 2, termMonths: 36 });
    expect(drafted?.sections.some((section) => section.key === 'outreach')).toBe(true);
  });

  test('fixes the version and its clauses, and stands in the audit log', async () => {
    const { id } = await rowOf();
    await expect(db.templateVersion.update({ where: { id }, data: { changeNote: 'x' } })).rejects.toThrow(/approved/u);
    await expect(db.templateVersion.delete({ where: { id } })).rejects.toThrow(/approved/u);
    await expect(ownerDb.clause.deleteMany({ where: { key: 'media' } })).rejects.toThrow(/clause/u);
    expect((await clauseLibrary(second))?.find((clause) => clause.id === 'media')?.versions).toBe(2);
    for (const action of ['start_draft', 'edit_clause', 'add_clause', 'remove_clause', 'send', 'return', 'approve']) {
      expect(await noted(action), action).toBeGreaterThan(0);
    }
  });

  test('of a clause whose number another template took is refused, and nothing of it stays', async () => {
    const start = async (other: string, body: string) => {
      const target = { key: other, version: 2 };
      await startTemplateDraft(author, { key: other, version: 1 });
      const draft = async () =>
        db.templateVersion.findUniqueOrThrow({ where: { templateKey_version: { templateKey: other, version: 2 } } });
      const page = await templateClausePage(author, other, 2, 'modification');
      if (!page) throw new Error('No clause.');
      const { findings: _findings, version: _version, ...clause } = page.clause;
      await editTemplateClause(author, editClauseInput.parse({ ...clause, ...target, seen: page.seen, body }));
      const view = await templateVersionPage(author, other, 2);
      const { earliest: _earliest, signers, ...head } = view?.head ?? { earliest: '', signers: [] };
      await editTemplateHead(
        author,
        editHeadInput.parse({
          ...head,
          signers: [...signers],
          ...target,
          seen: view?.seen,
          effectiveOn: '2027-02-01',
          changeNote: 'Why.',
        }),
      );
      await sendTemplate(author, { ...target, seen: (await draft()).contentHash });
      return { ...target, seen: (await draft()).contentHash };
    };
    const first = await start('DBFTF_MOU', 'A change needs a signature of both sides.');
    const other = await start('PREDATOR_MOU', 'A change needs two signatures.');
    expect(await approveTemplate(second, first)).toMatchObject({ ok: true });
    expect(await approveTemplate(second, other)).toMatchObject({
      ok: false,
      message: expect.stringContaining('Changes'),
    });
    const row = await db.templateVersion.findFirstOrThrow({ where: { templateKey: 'PREDATOR_MOU', version: 2 } });
    expect(row).toMatchObject({ state: 'IN_REVIEW', effectiveOn: fromCalendarDate('2027-02-01') });
    await returnTemplate(second, { key: 'PREDATOR_MOU', version: 2, reason: 'Number it anew.' });
    expect(
      await discardTemplateDraft(second, { key: 'PREDATOR_MOU', version: 2, reason: 'Not needed.' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await db.templateVersion.count({ where: { templateKey: 'PREDATOR_MOU' } })).toBe(1);
  });
});
