import { describe, expect, test } from 'vitest';
import { measuresAfterReview, type ReviewedMeasure, reviewInput } from '@/lib/domain/agreements/measure-review';
import { renewedText, type SectionInForce, withReviewedMeasures } from '@/lib/domain/agreements/renewed-text';
import type { MergedSection } from '@/lib/domain/agreements/templates/merge';

const inForce = (key: string, body: string, source: SectionInForce['source'] = 'TEMPLATE'): SectionInForce => ({
  key,
  heading: key,
  body,
  source,
});

const clause = (key: string, body: string, lockReason = ''): MergedSection => ({
  key,
  position: 1,
  heading: key,
  body,
  locked: lockReason !== '',
  lockReason,
});

describe('the text of a renewal', () => {
  const text = renewedText({
    inForce: [
      inForce('parties', 'old parties'),
      inForce('media', 'what both agreed', 'NEGOTIATED'),
      inForce('costs', 'old costs'),
      inForce('rights', 'rights'),
      inForce('gone', 'was mandatory once'),
    ],
    oldWording: new Map([
      ['parties', 'old wording, new values'],
      ['media', 'the template says otherwise'],
      ['costs', 'old costs'],
      ['rights', 'rights'],
    ]),
    today: [
      clause('parties', 'newest parties'),
      clause('opening', 'new and mandatory', 'The law asks for it.'),
      clause('media', 'newest media'),
      clause('costs', 'newest costs', 'The law forbids it.'),
      clause('rights', 'rights', 'The law.'),
      clause('extra', 'new and free to choose'),
    ],
    measures: [],
  });
  const of = (key: string) => text.find((section) => section.key === key);

  test('keeps an unlocked wording, with the values of the new agreement', () => {
    expect(of('parties')).toMatchObject({ body: 'old wording, new values', origin: 'CARRIED', source: 'TEMPLATE' });
  });

  test('keeps what was negotiated as it stands', () => {
    expect(of('media')).toMatchObject({ body: 'what both agreed', origin: 'CARRIED', source: 'NEGOTIATED' });
  });

  test('takes the newest wording of a mandatory clause, and says when it is the old one', () => {
    expect(of('costs')).toMatchObject({ body: 'newest costs', origin: 'RENEWED', locked: true });
    expect(of('rights')).toMatchObject({ origin: 'CARRIED', locked: true });
  });

  test('adds new mandatory clauses where the template has them, and no other', () => {
    expect(text.map(({ key }) => key)).toEqual(['parties', 'opening', 'media', 'costs', 'rights', 'gone']);
    expect(text.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(of('opening')).toMatchObject({ origin: 'ADDED', locked: true });
  });

  test('frees a clause that is mandatory no more', () => {
    expect(of('gone')).toMatchObject({ body: 'was mandatory once', locked: false, source: 'NEGOTIATED' });
  });

  test('locks a negotiated clause that has become mandatory, in the words of the template', () => {
    const [section] = renewedText({
      inForce: [inForce('a', 'our words', 'NEGOTIATED')],
      oldWording: new Map(),
      today: [clause('a', 'words of the law', 'The law.')],
      measures: [],
    });
    expect(section).toMatchObject({ body: 'words of the law', origin: 'RENEWED', locked: true, source: 'TEMPLATE' });
  });
});

test('a negotiated text names the measures as the review left them', () => {
  const body = 'We look at these:\n\n- Shootings: from 31 to 20\n- Cases: from 0 to 12\n\nAnd talk.';
  expect(
    withReviewedMeasures(body, [
      { before: 'Shootings: from 31 to 20', after: 'Shootings: from 20 to 15' },
      { before: 'Cases: from 0 to 12', after: null },
    ]),
  ).toBe('We look at these:\n\n- Shootings: from 20 to 15\n\nAnd talk.');
});

describe('a review', () => {
  const measure = { objective: 'Safety', name: 'Shootings', baseline: '31', target: '20', period: 'a year' };
  const found: ReviewedMeasure = {
    ...measure,
    figure: '24',
    basis: 'COUNTED',
    judgement: 'PARTLY',
    note: '',
    fate: 'KEEP',
    newTarget: '',
  };

  test('starts each measure where it found the figure', () => {
    expect(measuresAfterReview([found])).toEqual([{ ...measure, baseline: '24' }]);
    expect(measuresAfterReview([{ ...found, basis: 'UNKNOWN', figure: '' }])).toEqual([measure]);
    expect(measuresAfterReview([{ ...found, fate: 'CHANGE', newTarget: '15' }])).toMatchObject([{ target: '15' }]);
    expect(measuresAfterReview([{ ...found, fate: 'DROP' }])).toEqual([]);
  });

  const row = {
    measureId: '0197d1a0-0000-7000-8000-000000000000',
    figure: '24',
    basis: 'COUNTED',
    judgement: 'PARTLY',
    note: '',
    fate: 'KEEP',
    newTarget: '',
  };

  test.each([
    ['a figure without basis', { basis: '' }, 'basis'],
    ['no figure', { figure: '' }, 'figure'],
    ['a figure that is not known', { basis: 'UNKNOWN' }, 'figure'],
    ['reached without a known figure', { basis: 'UNKNOWN', figure: '', judgement: 'REACHED' }, 'judgement'],
    ['not reached without a word why', { judgement: 'NOT_REACHED' }, 'note'],
    ['a changed target that is missing', { fate: 'CHANGE' }, 'newTarget'],
    ['nothing said of the future', { fate: '' }, 'fate'],
  ])('is refused with %s', (_what, change, field) => {
    const read = reviewInput.safeParse({ measures: [{ ...row, ...change }], review: 'All in all.' });
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toContain(`measures.0.${field}`);
  });

  test('is taken when it is whole', () => {
    expect(reviewInput.safeParse({ measures: [row], review: 'All in all.' }).success).toBe(true);
    expect(reviewInput.safeParse({ measures: [row], review: '' }).success).toBe(false);
  });
});
