import { describe, expect, test } from 'vitest';
import {
  addMails,
  mailsText,
  RESENDS_MAX,
  resendRefusal,
  stateAfterProblem,
  TRIES_MAX,
} from '@/lib/domain/notices/mail-state';

describe('after a try that failed, a mail', () => {
  test.each([
    ['RCPT TO', true, 1, 'BOUNCED'],
    ['DATA', true, 1, 'BOUNCED'],
    ['RCPT TO', false, 1, 'DEFERRED'],
    // A refusal of the portal, not of the person.
    ['AUTH PLAIN', true, 1, 'DEFERRED'],
    ['MAIL FROM', true, 1, 'DEFERRED'],
    ['STARTTLS', true, 1, 'DEFERRED'],
    [null, false, TRIES_MAX - 1, 'DEFERRED'],
    [null, false, TRIES_MAX, 'GIVEN_UP'],
    ['RCPT TO', true, TRIES_MAX, 'BOUNCED'],
  ])('refused at %s, for good: %s, at try %i, is %s', (command, permanent, tries, state) => {
    expect(stateAfterProblem({ message: 'No.', command, permanent }, tries)).toBe(state);
  });
});

describe('a mail is sent again', () => {
  const at = new Date('2026-03-08T07:05:00Z');
  const bounced = { state: 'BOUNCED', resends: 0, active: true, triedAt: new Date('2026-03-08T06:55:00Z') } as const;

  test('ten minutes after the last try, three times at most', () => {
    expect(resendRefusal(bounced, at)).toBeNull();
    expect(resendRefusal({ ...bounced, active: false }, at)).toMatch(/closed/u);
    expect(resendRefusal({ ...bounced, triedAt: new Date('2026-03-08T06:55:01Z') }, at)).toMatch(/10 minutes/u);
    expect(resendRefusal({ ...bounced, resends: RESENDS_MAX }, at)).toMatch(/Call the person/u);
  });

  test.each(['NONE', 'WAITING', 'SENT', 'DEFERRED'] as const)('not while it is %s', (state) => {
    expect(resendRefusal({ ...bounced, state }, at)).toMatch(/on its way/u);
  });
});

describe('on the timeline', () => {
  test('mails are counted by how they stand, and none are not spoken of', () => {
    expect(mailsText({ SENT: 2, BOUNCED: 1, NONE: 4 })).toBe('Mails: 2 sent, 1 refused for good');
    expect(mailsText({ NONE: 4, SENT: 0 })).toBe('');
  });

  test('what was done ten times counts its mails in one', () => {
    expect(mailsText(addMails({ SENT: 2 }, { SENT: 1, GIVEN_UP: 1 }))).toBe('Mails: 3 sent, 1 given up');
  });
});
