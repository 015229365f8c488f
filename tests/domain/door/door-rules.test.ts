import { describe, expect, test } from 'vitest';
import { placeOf, refusalBudget } from '@/lib/domain/door/refusal-budget';
import { isInnerHeader } from '@/lib/domain/door/request-headers';
import { contentPolicy, isStricterPolicy, standingHeaders } from '@/lib/domain/door/response-headers';

const https = { isDevelopment: false, isHttps: true };

describe('the policy of a page', () => {
  const drawnNow = contentPolicy({ kind: 'NONCE', nonce: 'abc' }, https);
  const drawnBefore = contentPolicy({ kind: 'HASHES', hashes: ['AAA=', 'BBB='] }, https);

  test('lets scripts run by nonce or by hash, and never because they stand in the page', () => {
    expect(drawnNow).toContain("script-src 'nonce-abc' 'strict-dynamic';");
    expect(drawnBefore).toContain("script-src 'self' 'sha256-AAA=' 'sha256-BBB=';");
    for (const policy of [drawnNow, drawnBefore]) expect(policy).not.toMatch(/unsafe|\*|https:|data:[^;]*script/u);
  });

  test('lets nothing else in, and no other page around', () => {
    for (const part of [
      "default-src 'none'",
      "base-uri 'none'",
      "object-src 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ]) {
      expect(drawnNow.split('; ')).toContain(part);
    }
  });

  test('lets a form lead on to the providers at which people sign in, and nowhere else', () => {
    const policy = contentPolicy({ kind: 'NONCE', nonce: 'abc' }, { ...https, formTargets: ['https://id.example'] });
    expect(policy.split('; ')).toContain("form-action 'self' https://id.example");
  });

  test('is replaced only by one under which nothing runs', () => {
    expect(isStricterPolicy("sandbox; default-src 'none'")).toBe(true);
    for (const policy of ["default-src 'none' 'unsafe-inline'", "default-src 'self'", undefined, ['x']]) {
      expect(isStricterPolicy(policy)).toBe(false);
    }
  });
});

test('a browser is told to keep to https only where the portal is', () => {
  expect(standingHeaders({ isHttps: true })['Strict-Transport-Security']).toMatch(
    /^max-age=63072000; includeSubDomains$/u,
  );
  expect(standingHeaders({ isHttps: false })).not.toHaveProperty('Strict-Transport-Security');
});

describe('headers of the house', () => {
  test.each([
    ...[
      'x-middleware-subrequest',
      'x-middleware-rewrite',
      'x-middleware-set-cookie',
      'x-invoke-path',
      'x-invoke-status',
    ],
    ...['x-matched-path', 'x-nextjs-data', 'x-nextjs-request-id', 'next-resume', 'next-resume-state-length'],
    ...[
      'x-next-revalidate-tag-token',
      'x-prerender-revalidate',
      'x-vercel-id',
      'x-now-route-matches',
      'x-action-forwarded',
    ],
    ...[
      'x-portal-path',
      'x-portal-own',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-forwarded-port',
      'x-forwarded-server',
    ],
    ...['forwarded', 'x-host', 'x-original-url', 'x-rewrite-url', 'x-real-ip', 'x-http-method-override'],
    ...['content-security-policy', 'content-security-policy-report-only'],
  ])('%s comes in from nobody', (name) => expect(isInnerHeader(name)).toBe(true));

  test.each([
    'cookie',
    'accept',
    'rsc',
    'next-action',
    'next-router-state-tree',
    'next-router-prefetch',
    'next-url',
    'x-forwarded-for',
  ])('%s does', (name) => expect(isInnerHeader(name)).toBe(false));
});

describe('refusals that are kept', () => {
  test('are twenty a minute, and the next says how many were left out', () => {
    const budget = refusalBudget();
    const first = Array.from({ length: 1000 }, (_, at) => budget(at));
    expect(first.filter((untold) => untold !== null)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(budget(60_000)).toBe(980);
    expect(budget(60_001)).toBe(0);
  });

  test('name a place without ids, tokens and names', () => {
    expect(placeOf('/requests/0198c7aa-3f00-7000-8000-000000000000/upload')).toBe('/requests/[]/upload');
    expect(placeOf(`/invitation/${'aB3_'.repeat(10)}`)).toBe('/invitation/[]');
    expect(placeOf('/agencies/confirm/Secret')).toBe('/agencies/confirm/[]');
    expect(placeOf(`/a${'/x'.repeat(500)}`).length).toBeLessThan(200);
  });
});
