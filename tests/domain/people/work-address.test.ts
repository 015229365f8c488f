import { describe, expect, test } from 'vitest';
import { accountAddress, isAtDomain, mailDomainInput } from '@/lib/domain/people/work-address';

const address = accountAddress('Enter an address.');
const domain = mailDomainInput('Enter a domain.');

describe('the address of an account', () => {
  test.each([
    ['M.Delgado@Calder.Example', 'm.delgado@calder.example'],
    ['  x@calder.example ', 'x@calder.example'],
    ['x＠calder.example', 'x@calder.example'],
    ['ｘ@ｃalder.example', 'x@calder.example'],
  ])('%j is read as %j', (given, read) => {
    expect(address.parse(given)).toBe(read);
  });

  test.each([
    ...['x@cаlder.example', 'x@ϲalder.example', 'x@xn--clder-2nf.example', 'x@calder.xn--p1ai', 'х@calder.example'],
    ...['x@calder', 'x@-calder.example', 'x@calder-.example', '"x y"@calder.example', 'x@calder.example@evil.example'],
    ...['x\u202e@calder.example', 'x\u0000@calder.example', 'x@calder.example\nbcc:y@evil.example'],
  ])('%j is refused', (given) => {
    expect(address.safeParse(given).success).toBe(false);
  });
});

describe('a verified domain', () => {
  test.each([
    ['Calder.Example', 'calder.example'],
    ['@calder.example', 'calder.example'],
  ])('%j is read as %j', (given, read) => {
    expect(domain.parse(given)).toBe(read);
  });

  test.each(['calder', 'gmail.com', 'cаlder.example', 'xn--clder-2nf.example', 'a b.example', '', 'x@y@z.example'])(
    '%j is refused',
    (given) => {
      expect(domain.safeParse(given).success).toBe(false);
    },
  );

  test('holds for its own addresses alone', () => {
    const own = ['calder.example', ''];
    expect(isAtDomain('x@calder.example', own)).toBe(true);
    for (const other of ['x@sub.calder.example', 'x@calder.example.test', 'x@notcalder.example', 'x@', 'x']) {
      expect(isAtDomain(other, own), other).toBe(false);
    }
    expect(isAtDomain('x@', [''])).toBe(false);
  });
});
