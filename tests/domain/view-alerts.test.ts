import { describe, expect, test } from 'vitest';
import { digestText } from '@/lib/domain/notices/digest-text';
import { viewLetterText } from '@/lib/domain/notices/view-letter';
import { hasTurned, judgeLook, type KnownCase, movesByTime } from '@/lib/domain/view-alerts';

const at = new Date('2026-11-24T15:00:00Z');
const hoursAgo = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000);
const inside: KnownCase = { inside: true, toldAt: null };

const judge = (changes: Partial<Parameters<typeof judgeLook>[0]>) =>
  judgeLook({ matching: [], among: 'ALL', known: new Map(), at, byOthers: () => true, silent: false, ...changes });

describe('what a look at a view finds', () => {
  test('tells of what entered, of nothing that was inside, and lets go of what left', () => {
    const known = new Map([
      ['stays', inside],
      ['leaves', inside],
    ]);
    expect(judge({ matching: ['stays', 'new'], known })).toEqual({ told: ['new'], untold: [], left: ['leaves'] });
    // What was not looked at has not left.
    expect(judge({ matching: ['new'], among: ['new'], known })).toEqual({ told: ['new'], untold: [], left: [] });
  });

  test('tells of a case that comes back once in a day', () => {
    const back = (toldAt: Date) => judge({ matching: ['back'], known: new Map([['back', { inside: false, toldAt }]]) });
    expect(back(hoursAgo(23))).toMatchObject({ told: [], untold: ['back'] });
    expect(back(hoursAgo(24))).toMatchObject({ told: ['back'], untold: [] });
  });

  test('tells nobody of what they did themselves, nor of another view of the same name', () => {
    expect(judge({ matching: ['own'], byOthers: () => false })).toMatchObject({ told: [], untold: ['own'] });
    expect(judge({ matching: ['new'], silent: true })).toMatchObject({ told: [], untold: ['new'] });
  });
});

test('cases enter some views by the passing of days alone', () => {
  for (const query of ['?view=OVERDUE', '?due=WEEK', '?due=OVERDUE&state=ZZ', '?flag=RETURN_LATE']) {
    expect(movesByTime('REQUESTS', query), query).toBe(true);
  }
  for (const query of ['?status=SUBMITTED', '?view=ALL&search=gangs', '?flag=URGENT', '?due=NONE']) {
    expect(movesByTime('REQUESTS', query), query).toBe(false);
  }
  expect(movesByTime('AGREEMENTS', '?ending=QUARTER')).toBe(true);
  expect(movesByTime('AGREEMENTS', '?status=EXPIRED')).toBe(true);
  expect(movesByTime('AGREEMENTS', '?state=ZZ&conditions=OPEN')).toBe(false);
});

test('the day of requests turns in Washington, that of agreements at some hour', () => {
  const evening = new Date('2026-11-25T04:59:00Z');
  const midnight = new Date('2026-11-25T05:00:00Z');
  expect(hasTurned('REQUESTS', at, evening)).toBe(false);
  expect(hasTurned('REQUESTS', evening, midnight)).toBe(true);
  expect(hasTurned('AGREEMENTS', at, new Date(at.getTime() + 59 * 60_000))).toBe(false);
  expect(hasTurned('AGREEMENTS', evening, midnight)).toBe(true);
});

test('a digest counts saved views beside cases', () => {
  const line = { id: 'a', title: 'News', happened: '', why: '', at: '', machineAt: '', isNew: true };
  const group = (heading: string, isView: boolean) => ({
    ...{ key: heading, heading, agency: '', href: null, isView, lines: [line] },
  });
  const digest = (...groups: ReturnType<typeof group>[]) =>
    digestText({ groups, more: 0, origin: 'https://a.example', noticesPath: '/n', settingsPath: '/s' });
  const both = digest(group('ACC-2026-000001', false), group('View “Late”', true));
  expect(both.subject).toBe('Your notices: 2 about 1 case and 1 saved view');
  expect(both.body).toContain('This happened in cases you have a part in, and in saved views you asked to be told of.');
  expect(digest(group('ACC-2026-000001', false)).body).toContain('This happened in a case you have a part in.');
});

describe('the words about a view', () => {
  const entered = (count: number) =>
    viewLetterText({ name: 'view-entered', list: 'REQUESTS', viewName: 'Late', count, link: 'https://a.example/b' });

  test('name the view, how many entered, and the way to it', () => {
    expect(entered(1).subject).toBe('View “Late”: 1 request entered');
    expect(entered(50).subject).toBe('View “Late”: 50 requests entered');
    expect(entered(51).subject).toBe('View “Late”: more than 50 requests entered');
    expect(entered(51).body).toContain('More than 50 requests entered the view “Late” since');
    expect(entered(1).body).toContain('Open the view: https://a.example/b');
  });

  test('say why an alert ended', () => {
    const { subject, body } = viewLetterText({
      ...{ name: 'view-alert-ended', list: 'AGREEMENTS', viewName: 'Ending', why: 'GONE', link: 'https://a.example/c' },
    });
    expect(subject).toBe('View “Ending”: you are not told of it any more');
    expect(body).toContain('The view was deleted, or is not shared with you any more.');
  });
});
