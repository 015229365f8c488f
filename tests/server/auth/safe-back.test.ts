import { describe, expect, test } from 'vitest';
import { safeBack } from '@/lib/server/auth/safe-back';

describe('where sign-in comes back to', () => {
  test.each([
    '/requests/01a20ba6-051e-767c-894d-9dd30f9b1f7b',
    '/requests?status=DRAFT&page=2',
    '/agreements/01a20ba6-051e-767c-894d-9dd30f9b1f7b/sign#sign',
    '/agreements/1/sign',
    '/account',
    '/requests?q=a%20b%2Fc',
  ])('goes to a page of the portal: %s', (page) => {
    expect(safeBack(page)).toBe(page);
  });

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%2f%2fevil.example',
    '/%2F/evil.example',
    '%2f%2fevil.example',
    '/%5cevil.example',
    '/%252f%252fevil.example',
    '/a//evil.example',
    '/../..//evil.example',
    'https://evil.example/requests',
    'http:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/requests\n/x',
    '/\tevil.example',
    '/ /evil.example',
    ' /requests',
    '/requests\u0000',
    '/%0d%0aSet-Cookie:x=1',
    '/@evil.example/../..//x',
    'evil.example',
    '',
    '/sign-in',
    '/sign-in/second-factor',
    '/signed-out',
    '/api/auth/signout',
    `/${'a'.repeat(600)}`,
    undefined,
    null,
    7,
    ['/requests', '/account'],
  ])('goes to the dashboard instead of %j', (page) => {
    expect(safeBack(page)).toBe('/dashboard');
  });

  test('whatever it returns stays on this origin', () => {
    for (const page of ['/a/./b', '/a/%2e%2e/b', '/a/../../b', '/..;/b', '/@evil.example', '/a?next=//evil.example']) {
      expect(new URL(safeBack(page), 'https://portal.example').origin).toBe('https://portal.example');
    }
  });
});
