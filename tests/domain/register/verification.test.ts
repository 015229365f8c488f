import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CopyFacts,
  explain,
  sealText,
  toSha256,
  type Verdict,
  verdictOf,
} from '@/lib/domain/register/verification';
import { readVerificationRequest } from '@/lib/domain/register/verification-request';

const sha256 = '0123456789abcdef'.repeat(4);

describe('the verdict', () => {
  test.each<[CopyFacts, Verdict, string]>([
    [{ copy: null, status: 'ACTIVE', standing: 'IN_FORCE' }, 'UNKNOWN', 'may not be public'],
    [{ copy: 'SEALED_FILE', status: 'ACTIVE', standing: 'IN_FORCE' }, 'INTACT', 'is in force'],
    [{ copy: 'SIGNED_TEXT', status: 'RENEWING', standing: 'IN_FORCE' }, 'INTACT', 'text that was signed'],
    [{ copy: 'SEALED_FILE', status: 'SUSPENDED', standing: 'SUSPENDED' }, 'INTACT', 'is suspended'],
    [{ copy: 'SEALED_FILE', status: 'EXPIRED', standing: 'ENDED' }, 'INTACT', 'reached its end date'],
    [{ copy: 'SEALED_FILE', status: 'TERMINATED', standing: 'ENDED' }, 'TERMINATED', 'was terminated'],
    // Notice was given, and the agreement binds until the day it names.
    [{ copy: 'SEALED_FILE', status: 'TERMINATED', standing: 'IN_FORCE' }, 'INTACT', 'is in force'],
    [{ copy: 'SEALED_FILE', status: 'SUPERSEDED', standing: 'ENDED' }, 'SUPERSEDED', 'newer agreement'],
    [{ copy: 'EARLIER_TEXT', status: 'ACTIVE', standing: 'IN_FORCE' }, 'SUPERSEDED', 'earlier text'],
    // A changed copy is altered, whatever became of the agreement.
    [{ copy: 'CHANGED_COPY', status: 'TERMINATED', standing: 'ENDED' }, 'ALTERED', 'Do not rely on it'],
  ])('%o is %s', (facts, verdict, words) => {
    expect(verdictOf(facts)).toBe(verdict);
    expect(explain(facts)).toContain(words);
  });
});

describe('a hash', () => {
  test('is read as it stands on paper: in groups, in either case', () => {
    expect(toSha256(` ${sha256.toUpperCase().replaceAll(/.{8}/gu, '$& ')}\n`)).toBe(sha256);
  });

  test.each([
    ['a digit short', sha256.slice(1)],
    ['another letter', `g${sha256.slice(1)}`],
    ['a list', [sha256]],
  ])('with %s is none', (_name, typed) => {
    expect(toSha256(typed)).toBeNull();
  });

  test('of any other words is none', () => {
    fc.assert(fc.property(fc.string({ maxLength: 63 }), (text) => toSha256(text) === null));
  });
});

describe('a request', () => {
  test('takes a hash and nothing beside it, and names each place to mend', () => {
    expect(readVerificationRequest(JSON.stringify({ sha256: sha256.toUpperCase() }))).toEqual({ ok: true, sha256 });
    expect(readVerificationRequest(JSON.stringify({ sha256: 7, name: 'x' }))).toMatchObject({
      problem: { status: 422, errors: [{ path: 'sha256' }, { path: 'name', pointer: '/name' }] },
    });
    expect(readVerificationRequest('[]')).toMatchObject({ problem: { status: 422, errors: [{ path: '' }] } });
    expect(readVerificationRequest('{')).toMatchObject({ problem: { status: 400 } });
  });
});

test('only the sealed file itself is said to carry the timestamp', () => {
  const at = 'Nov 24, 2026, 3:12 PM EST';
  expect(sealText('SEALED_FILE', at)).toContain(`An independent authority stamped it on ${at}.`);
  expect(sealText('SEALED_FILE', null)).not.toContain('stamped');
  for (const copy of ['SIGNED_TEXT', 'EARLIER_TEXT', 'CHANGED_COPY'] as const) {
    expect(sealText(copy, at)).toBe(sealText(copy, null));
  }
});
