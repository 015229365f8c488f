import type { IncomingHttpHeaders } from 'node:http';
import { expect } from '@playwright/test';
import { standingHeaders } from '@/lib/domain/door/response-headers';

// The only other origin that a page may name: where the form of the identity provider's sign-in leads, which these
// tests' own portal has on loopback.
const signInForm = /(form-action 'self') http:\/\/localhost:\d+(?=;|$)/u;

const standing = Object.entries(standingHeaders({ isHttps: false }));

/** Fails when an answer lacks one of the headers that every answer has, or when its policy lets written scripts run. */
export const expectGuarded = (headers: IncomingHttpHeaders, where: string): void => {
  for (const [name, value] of standing) {
    const accepted = name === 'Referrer-Policy' ? [value, 'no-referrer'] : [value];
    expect(accepted, `${name} of ${where}`).toContain(headers[name.toLowerCase()]);
  }
  const policy = String(headers['content-security-policy'] ?? '');
  expect(policy, where).toMatch(/(?:^|; )default-src 'none'(?:;|$)/u);
  expect(policy.replace(signInForm, '$1'), where).not.toMatch(/unsafe|\*|https?:/u);
  if (!policy.startsWith('sandbox')) expect(policy, where).toContain("frame-ancestors 'none'");
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin'])
    expect(headers[name], where).toBeUndefined();
};
