import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Question } from '@/lib/domain/assessments/question';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { assessmentPaper } from '@/lib/server/requests/assessment-paper';
import {
  assessmentOverview,
  assessmentReview,
  assessmentSection,
  findComparedAnswer,
} from '@/lib/server/requests/assessment-queries';
import { hasTool, onPdf } from '@/tests/server/signing/pdf-tools';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { take } from '@/tests/support/take-step';

// The paper of an assessment, and an assessment that was started with an earlier version of the form. Version 0.9 is
// made up: it asked two questions, one of them in other words.

vi.mock('@/lib/domain/assessments/form-versions', () => {
  const common = { who: 'SELF', required: false, since: '0.9', until: '1.0', help: 'As it was asked then.' } as const;
  const earlier: readonly Question[] = [
    { ...common, code: 'G1', section: 'G', type: 'BOOL', text: 'Did you tell your community?' },
    {
      ...common,
      code: 'A3',
      section: 'A',
      type: 'INT',
      text: 'How many souls live in your district?',
      unit: 'souls',
      example: 9,
      max: 500_000,
    },
  ];
  return { formVersions: ['0.9', '1.0'], retiredQuestions: earlier };
});

fixedClock();

const withPoppler = describe.skipIf(!hasTool('pdftotext'));
const canary = { ice: 'CANARYICE7', field: 'CANARYFIELD7', visit: 'CANARYVISIT7', own: 'Jail log of 2026 ✈' };
let cast: Cast;
let id: string;

const textOf = (pdf: Uint8Array) => onPdf(pdf, 'pdftotext', ['-layout'], ['-']);

const paperOf = async (actor: Parameters<typeof assessmentPaper>[0]) => {
  const paper = await assessmentPaper(actor, id);
  if (!paper) throw new Error('There is no paper for this person.');
  return paper;
};

beforeAll(async () => {
  cast = await aCast();
  id = await aRequest(cast).in('ASSESSING');
  await take('answer_self', id, cast.calder.officer, {
    section: 'C',
    answers: { C3: { value: '4,200', basis: 'COUNTED', source: canary.own, period: 'Oct 2025 to Sep 2026' } },
  });
  await take('answer_field', id, cast.liaison, {
    section: 'C',
    answers: { C3: { value: '3,917', basis: 'COUNTED', source: canary.field, note: `${canary.field} note` } },
  });
  await take('answer_capacity', id, cast.liaison, { section: 'I', answers: { I7: { value: canary.ice } } });
  await take('record_visit', id, cast.liaison, {
    visitedOn: '2026-11-20',
    participants: 'Sheriff; jail captain',
    findings: canary.visit,
  });
});

describe('the paper of an assessment', () => {
  test('there is none for people who do not see the request', async () => {
    for (const stranger of [cast.amity.approver, cast.farLiaison])
      expect(await assessmentPaper(stranger, id)).toBeNull();
    expect(await assessmentPaper(cast.calder.officer, 'not-an-id')).toBeNull();
  });

  test('nothing of the visit and of ICE is anywhere in the bytes for the agency', async () => {
    const { bytes, filename } = await paperOf(cast.calder.officer);
    expect(filename).toMatch(/^Self-assessment-/u);
    for (const word of [canary.ice, canary.field, canary.visit, 'ICE only']) {
      expect(Buffer.from(bytes).includes(word)).toBe(false);
    }
  });
});

withPoppler('read back', () => {
  test('the agency has its own answers with basis, source and period, and no other part', async () => {
    const { bytes } = await paperOf(cast.calder.approver);
    const text = textOf(bytes);
    for (const words of [
      '4,200 bookings',
      'Counted',
      'Jail log of 2026 ?',
      'Oct 2025 to Sep 2026',
      'Sheriff; jail captain',
    ]) {
      expect(text).toContain(words);
    }
    for (const words of ['CANARY', '3,917', 'Field visit ', 'Agreed', 'ICE capacity', 'ICE only']) {
      expect(text).not.toContain(words);
    }
  });

  test('ICE has all parts, marked on each page', async () => {
    const { bytes } = await paperOf(cast.liaison);
    const text = textOf(bytes);
    for (const words of ['4,200 bookings', '3,917 bookings', canary.ice, canary.field, canary.visit, 'Agreed']) {
      expect(text).toContain(words);
    }
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('ICE only: not for the agency');
  });

  test('it is tagged, has a title and says its language', async () => {
    for (const actor of [cast.calder.officer, cast.liaison]) {
      const { bytes } = await paperOf(actor);
      const info = onPdf(bytes, 'pdfinfo', []);
      expect(info).toMatch(/Tagged:\s+yes/u);
      expect(info).toMatch(/Title:\s+\S/u);
      expect(Buffer.from(bytes).toString('latin1')).toContain('/Lang (en-US)');
      expect(onPdf(bytes, 'pdfinfo', ['-struct-text'])).toMatch(/H1[\s\S]*H2[\s\S]*H3[\s\S]*Table/u);
    }
  });
});

describe('one question with its comments', () => {
  test('is there for those who read its answer', async () => {
    expect((await findComparedAnswer(cast.calder.officer, id, 'C3'))?.answer).toMatchObject({
      field: null,
      agreed: null,
    });
    expect((await findComparedAnswer(cast.liaison, id, 'C3'))?.answer.field?.value).toBe(3917);
    for (const code of ['I7', 'OCS-1', 'Z9'])
      expect(await findComparedAnswer(cast.calder.officer, id, code)).toBeNull();
  });
});

describe('an assessment of an earlier form version', () => {
  beforeAll(async () => {
    id = await aRequest(cast).in('ASSESSING');
    await db.assessment.update({ where: { requestId: id }, data: { formVersion: '0.9' } });
  });

  test('asks, checks and saves the questions of its own version', async () => {
    const section = await assessmentSection(cast.calder.officer, id, 'self', 'A');
    expect(section?.questions.map(({ question }) => question.text)).toEqual(['How many souls live in your district?']);
    const overview = await assessmentOverview(cast.calder.officer, id);
    expect(overview?.tasks.filter(({ asked }) => asked > 0).map((task) => task.section)).toEqual(['A', 'G']);
    const save = (code: string, value: string) =>
      performRequestStep('answer_self', id, cast.calder.officer, {
        section: code.slice(0, 1),
        answers: { [code]: { value, basis: 'COUNTED' } },
      });
    expect(await save('A3', '600,000')).toMatchObject({
      fields: { 'answers.A3.value': ['Enter a number from 0 to 500,000.'] },
    });
    expect(await save('A2', '12')).toMatchObject({ ok: false, why: 'invalid' });
    expect(await save('A3', '90,000')).toMatchObject({ ok: true });
  });

  test('is compared, kept in its history and printed in its own words', async () => {
    const rows = (await assessmentReview(cast.liaison, id))?.sections.flatMap((section) => section.rows) ?? [];
    expect(rows.map(({ question }) => question.code)).toEqual(['A3', 'G1']);
    expect(rows[0]?.history[0]?.words).toBe('90,000 souls');
    if (!hasTool('pdftotext')) return;
    const text = textOf((await paperOf(cast.calder.officer)).bytes);
    expect(text).toContain('How many souls live in your district?');
    expect(text).toContain('90,000 souls');
    expect(text).toMatch(/Form version\s+0\.9/u);
  });
});
