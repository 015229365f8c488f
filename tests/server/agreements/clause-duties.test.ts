import { beforeAll, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { getObligationsPage } from '@/lib/server/agreements/obligation-queries';
import { db } from '@/lib/server/db/client';
import { editClauseInput, editTemplateClause } from '@/lib/server/templates/template-clauses';
import { editHeadInput, editTemplateHead, startTemplateDraft } from '@/lib/server/templates/template-drafts';
import { approveTemplate, sendTemplate } from '@/lib/server/templates/template-review';
import { templateClausePage, templateVersionPage } from '@/lib/server/templates/template-version-queries';
import { anAgreement, takeAgreement } from '@/tests/support/agreement-cases';
import { aCast, aPerson, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// Duties as data of clauses: from the administrators' form to the calendar of an agreement in force.

fixedClock();
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const key = 'OCS_MOU';
const place = { key, version: 2 };

let cast: Cast;
let author: Actor;
let second: Actor;

beforeAll(async () => {
  cast = await aCast();
  author = cast.administrator;
  second = await aPerson({
    name: 'Greta Second',
    title: 'Deputy',
    roles: ['ADMIN'],
    officeId: cast.offices.headquarters,
  });
  await startTemplateDraft(author, { key, version: 1 });
});

const pageOf = async (id: string) => {
  const page = await templateClausePage(author, key, 2, id);
  if (!page) throw new Error(`${id} cannot be changed.`);
  return page;
};

const form = async (id: string, change: Record<string, unknown>) => {
  const page = await pageOf(id);
  const { findings: _findings, version: _version, ...clause } = page.clause;
  return editClauseInput.safeParse({ ...clause, ...place, seen: page.seen, ...change });
};

const save = async (id: string, change: Record<string, unknown>) => {
  const read = await form(id, change);
  if (!read.success) throw new Error(JSON.stringify(read.error.issues));
  return editTemplateClause(author, read.data);
};

const everyOther = {
  type: 'STATISTICS',
  party: 'AGENCY',
  words: 'Send the table of hours worked',
  firstMonths: '2',
  everyMonths: '2',
};

test('a clause saved without a change keeps its number, with its duties or without any', async () => {
  await save('media', {});
  await save('contacts', {});
  expect([(await pageOf('media')).clause.version, (await pageOf('contacts')).clause.version]).toEqual([1, 1]);
  const row = await db.templateVersion.findUniqueOrThrow({
    where: { templateKey_version: { templateKey: key, version: 2 } },
  });
  expect(JSON.stringify(row.content)).not.toContain('"duties":[]');
});

test('the form of a duty asks for its kind, side and words, and takes no identifier of a person', async () => {
  const ask = async (change: object) => {
    const read = await form('media', { duties: [{ ...everyOther, ...change }] });
    return read.success ? null : read.error.issues[0]?.path.join('.');
  };
  expect(await ask({ type: '' })).toBe('duties.0.type');
  expect(await ask({ party: 'SHERIFF' })).toBe('duties.0.party');
  expect(await ask({ words: '' })).toBe('duties.0.words');
  expect(await ask({ words: 'Send the list about A 012 345 678' })).toBe('duties.0.words');
  expect(await ask({ firstMonths: '61' })).toBe('duties.0.firstMonths');
  expect(await ask({})).toBeNull();
});

test('a duty of a new version is shown against the old one, and comes with the section of the signed text', async () => {
  await save('information-sharing', { duties: [everyOther] });
  const page = await templateVersionPage(second, key, 2);
  const changed = page?.changes?.list.clauses.find(({ id }) => id === 'information-sharing');
  expect(changed?.facts).toContainEqual({
    label: 'Duties',
    before: 'none',
    after:
      'Agency: Send the table of hours worked, first 2 months after the agreement is in force, then every 2 months',
  });
  const { earliest, signers, ...head } = page?.head ?? { earliest: '', signers: [] };
  const day = { effectiveOn: earliest, changeNote: 'Hours are reported.' };
  await editTemplateHead(
    author,
    editHeadInput.parse({ ...head, signers: [...signers], ...place, seen: page?.seen, ...day }),
  );
  const seen = (await templateVersionPage(author, key, 2))?.seen ?? '';
  expect(await sendTemplate(author, { ...place, seen })).toMatchObject({ ok: true });
  expect(await approveTemplate(second, { ...place, seen })).toMatchObject({ ok: true });

  const id = await anAgreement(cast).in('ACTIVE');
  const duties = await db.obligation.findMany({ where: { agreementId: id }, include: { section: true } });
  expect(duties.map(({ type, section }) => [type, section?.key ?? null]).sort()).toEqual([
    ['PERFORMANCE_REPORT', 'mission'],
    ['POC_UPDATE', 'contacts'],
    ['RENEWAL_DECISION', null],
    ['STATISTICS', 'information-sharing'],
  ]);
  const view = await getObligationsPage(cast.calder.officer, id);
  const hours = view?.open.find(({ description }) => description === 'Send the table of hours worked');
  expect(hours).toMatchObject({
    rhythm: 'Every 2 months',
    from: { label: 'Section 8, Information sharing', href: `/agreements/${id}/text#information-sharing` },
  });
  expect(view?.open.find(({ description }) => description.startsWith('Decide on renewal'))?.from).toBeNull();

  // The next of the row remembers the section too.
  await takeAgreement('report_duty', id, cast.calder.officer, { obligationId: hours?.id, report: 'Sent.' });
  await takeAgreement('accept_duty', id, cast.liaison, { obligationId: hours?.id });
  const next = await db.obligation.findFirstOrThrow({ where: { previousId: hours?.id }, include: { section: true } });
  expect(next.section?.key).toBe('information-sharing');
});

test('the database knows no duty that comes from a section of another agreement', async () => {
  const id = await anAgreement(cast).in('DRAFT');
  const section = await db.agreementSection.findFirstOrThrow({ where: { agreementId: id } });
  const foreign = await db.obligation.findFirstOrThrow({ where: { agreementId: { not: id } } });
  await expect(db.obligation.update({ where: { id: foreign.id }, data: { sectionId: section.id } })).rejects.toThrow(
    /obligation_section_is_its_own/u,
  );
});
