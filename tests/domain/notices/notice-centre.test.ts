import { describe, expect, test } from 'vitest';
import { freshText, groupNotices, type KeptNotice, readMark, writeMark } from '@/lib/domain/notices/notice-centre';
import { noticeLink } from '@/lib/domain/notices/notice-link';

const id = (n: number): string => `01990000-0000-7000-8000-00000000000${n}`;
const cases = new Map([[id(1), { number: 'ACC-2026-000001', agency: 'Calder County Sheriff' }]]);

const aNotice = (n: number, given: Partial<KeptNotice> = {}): KeptNotice => ({
  id: id(n),
  name: 'questions-asked',
  subject: 'ACC-2026-000001: there are questions to your agency',
  body: 'A round is open.\n\nCase: ACC-2026-000001.\n\nYou get this mail because a comment mentions you. Mails carry no details of a case; sign in to read them.',
  createdAt: new Date('2026-03-08T06:59:00Z'),
  readAt: null,
  about: { kind: 'request', id: id(1) },
  viewId: null,
  ...given,
});

describe('notices on a page', () => {
  test('are gathered under their case, in the order in which they came', () => {
    const other = aNotice(3, {
      about: { kind: 'agreement', id: id(9) },
      subject: 'AGR-2026-000009: news',
      body: 'News.',
    });
    const groups = groupNotices([aNotice(4), other, aNotice(2)], cases, 'America/New_York');
    expect(groups.map(({ heading, lines }) => [heading, lines.map((line) => line.id)])).toEqual([
      ['ACC-2026-000001', [id(4), id(2)]],
      ['AGR-2026-000009', [id(3)]],
    ]);
    // Who no longer sees a case is not led to it.
    expect(groups.map(({ href }) => href)).toEqual([`/requests/${id(1)}`, null]);
  });

  test('say what happened, why one has them, and when on the reader’s own clock', () => {
    const line = groupNotices([aNotice(1)], cases, 'America/Chicago')[0]?.lines[0];
    expect(line).toMatchObject({
      title: 'There are questions to your agency',
      happened: 'A round is open.',
      why: 'You get this because a comment mentions you.',
      // One minute before the clock springs forward in New York; still an hour earlier in Chicago.
      at: 'Mar 8, 2026, 12:59 AM',
      isNew: true,
    });
  });

  test('of a saved view stand under the view, and lead to it while it is theirs to see', () => {
    const aView = (n: number, viewId: string | null, name = 'view-entered') =>
      aNotice(n, {
        ...{ name, about: null, viewId, subject: 'View “Late”: 3 requests entered' },
        body: '3 requests entered the view “Late”.\n\nYou get this mail because you asked to be told when a case enters this view. Mails carry no details of a case; sign in to read them.',
      });
    const names = new Map([[id(7), { number: 'View “Late”', agency: '', href: `/requests?saved=${id(7)}` }]]);
    const groups = groupNotices([aView(4, id(7)), aView(3, id(8)), aView(2, null)], names, 'America/New_York');
    expect(groups.map(({ heading, href, isView }) => [heading, href, isView])).toEqual([
      ['View “Late”', `/requests?saved=${id(7)}`, true],
      ['View “Late”', null, true],
      ['Saved views', null, true],
    ]);
    expect(groups[0]?.lines[0]).toMatchObject({
      title: '3 requests entered',
      why: 'You get this because you asked to be told when a case enters this view.',
    });
  });

  test('keep their place without their words once those were destroyed', () => {
    const gone = aNotice(1, { subject: '[destroyed]', body: '[destroyed]' });
    expect(groupNotices([gone], new Map(), 'America/New_York')[0]).toMatchObject({ heading: 'A case you do not see' });
  });
});

test('a mark leads back to the same notice, and nothing else is one', () => {
  const notice = aNotice(5);
  expect(readMark(writeMark(notice))).toEqual({ at: notice.createdAt, id: notice.id });
  for (const odd of ['', 'x', `2026-13-45T99:99:99.999Z_${id(1)}`, `2026-03-08T06:59:00.000Z_${'-'.repeat(36)}`]) {
    expect(readMark(odd)).toBeNull();
  }
});

test.each([
  [0, '0'],
  [99, '99'],
  [100, '99+'],
])('%i new notices are shown as %s', (count, text) => {
  expect(freshText(count)).toBe(text);
});

test('a notice leads to the page of its step, and otherwise to its case', () => {
  expect(noticeLink('questions-asked', { kind: 'request', id: 'a' })).toBe('/requests/a/questions');
  expect(noticeLink('review-turn', { kind: 'agreement', id: 'a' })).toBe('/agreements/a/review');
  expect(noticeLink('request-shared', { kind: 'request', id: 'a' })).toBe('/requests/a');
  expect(noticeLink('toString', { kind: 'agreement', id: 'a' })).toBe('/agreements/a');
});
