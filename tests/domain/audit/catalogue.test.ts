import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { auditCatalogue, eventKinds, eventProblem, stepAction } from '@/lib/domain/audit/catalogue';
import { requestSteps } from '@/lib/domain/requests/steps';
import { sourceFiles } from '@/tests/house/imports';

const id = '0198f000-0000-7000-8000-000000000001';

const steps = [
  ...Object.keys(requestSteps).map((name) => `request.${name}`),
  ...Object.keys(agreementSteps).map((name) => `agreement.${name}`),
];

describe('the catalogue and the code', () => {
  test('every step of a case is an event, and no other event has the name of a step', () => {
    for (const step of steps) expect(auditCatalogue.has(step), step).toBe(true);
    expect(auditCatalogue.size).toBe(steps.length + Object.keys(eventKinds).length);
    expect(stepAction('request', 'submit')).toBe('request.submit');
    expect(() => stepAction('request', 'never_heard_of')).toThrow(/knows no step/u);
  });

  // The compiler holds each call against the catalogue; this holds the catalogue against the calls.
  test('every event of the catalogue is written somewhere', () => {
    const files = sourceFiles(process.cwd()).filter((file) => file.startsWith('lib/server/'));
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const written = (action: string): boolean => {
      const [noun = '', act = ''] = action.split('.');
      if (text.includes(`'${action}'`)) return true;
      // Written as `noun.${act}`: the act stands by itself beside it.
      const ceremony = noun === 'agreement' && text.includes(`'${act.toUpperCase()}'`);
      return ceremony || (text.includes(`\`${noun}.\${`) && text.includes(`'${act}'`));
    };
    expect(Object.keys(eventKinds).filter((action) => !written(action))).toEqual([]);
  });

  test('no code but the one door calls the function of the database', () => {
    const callers = sourceFiles(process.cwd()).filter((file) =>
      readFileSync(file, 'utf8').includes('SELECT audit_append'),
    );
    expect(callers).toEqual(['lib/server/audit/append.ts']);
  });
});

describe('an event is refused when', () => {
  const good = { action: 'session.sign_in', target: { type: 'session' }, facts: { method: 'PASSKEY' } };

  test('it is one of the catalogue: not', () => {
    expect(eventProblem(good)).toBeNull();
    expect(
      eventProblem({
        action: 'request.submit',
        target: { type: 'request' },
        facts: { from: null, to: 'SUBMITTED', version: 2, inputSha256: 'a'.repeat(64) },
      }),
    ).toBeNull();
  });

  test.each([
    ['its action is unknown', { ...good, action: 'session.sign_on' }, /has no session\.sign_on/u],
    ['it is about another kind of thing', { ...good, target: { type: 'agency' } }, /not about a agency/u],
    ['a fact is missing', { ...good, facts: {} }, /method/u],
    ['a fact is unknown', { ...good, facts: { method: 'PASSKEY', email: 'x' } }, /no fact email/u],
    ['a code is a sentence', { ...good, facts: { method: 'I signed in' } }, /method/u],
    ['a code breaks the line', { ...good, facts: { method: 'PASSKEY\nok' } }, /method/u],
    [
      'a digest is the thing itself',
      { action: 'authority.attach_document', target: { type: 'document' }, facts: { agency: id, sha256: 'secret' } },
      /sha256/u,
    ],
    [
      'a reason holds a social security number',
      { action: 'agency.suspend', target: { type: 'agency' }, facts: { from: 'ACTIVE', reason: 'see 078-05-1120' } },
      /reason/u,
    ],
    [
      'a reason has a second line',
      { action: 'agency.suspend', target: { type: 'agency' }, facts: { from: 'ACTIVE', reason: 'one\ntwo' } },
      /reason/u,
    ],
  ])('%s', (_why, event, message) => {
    expect(eventProblem(event)).toMatch(message);
  });
});
