import { globSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { narrowTo, presentScope, runAs, runRequest } from '@/lib/server/db/request-scope';
import { startScope } from '@/lib/server/door/start-scope';

describe('the scope of a request', () => {
  test('begins as a visitor, and is set once it is known who asks', async () => {
    const seen = await runRequest(async () => {
      const first = presentScope();
      await pause(1);
      narrowTo('agency:a');
      await pause(1);
      return [first, presentScope()];
    });
    expect(seen).toEqual(['public', 'agency:a']);
  });

  test('belongs to one request, however many run at the same time', async () => {
    const one = (scope: 'ice' | `agency:${string}`) =>
      runRequest(async () => {
        await pause(Math.random() * 5);
        narrowTo(scope);
        await pause(Math.random() * 5);
        return presentScope();
      });
    const scopes = Array.from({ length: 50 }, (_, at) => (at % 5 === 0 ? ('ice' as const) : (`agency:${at}` as const)));
    expect(await Promise.all(scopes.map(one))).toEqual(scopes);
  });

  test('is that of the process outside of any, or nobody’s, and cannot be set there', () => {
    narrowTo('ice');
    expect(presentScope()).toBe('system');
    const declared = globalThis.accessProcessScope;
    globalThis.accessProcessScope = undefined;
    expect(presentScope()).toBeNull();
    globalThis.accessProcessScope = declared;
  });

  test('looks at accounts from its beginning only where people say who they are', () => {
    const starts = [
      '/sign-in',
      '/sign-in?back=%2F',
      '/sign-in/second-factor',
      '/api/auth/callback/x',
      '/invitation/abc',
    ];
    expect(starts.map(startScope)).toEqual(starts.map(() => 'arrival'));
    const others = [
      '/',
      '/register',
      '/sign-in-here',
      '/agencies/find',
      '/requests/sign-in',
      '/api/v1/verify',
      undefined,
    ];
    expect(others.map(startScope)).toEqual(others.map(() => 'public'));
  });

  test('begins so at every page of the folder for people who are not signed in', () => {
    const pages = globSync('app/(auth)/**/page.tsx').map(
      (file) => `/${path.dirname(file).split('/').slice(2).join('/')}`,
    );
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.filter((page) => startScope(page) !== 'arrival')).toEqual([]);
  });

  test('is declared by a job for its own work alone', () => {
    runRequest(() => {
      expect(runAs('system', presentScope)).toBe('system');
      expect(presentScope()).toBe('public');
    });
  });

  test('is one for the whole process: the bundles of Next each load the file anew', async () => {
    const copy = '@/lib/server/db/request-scope?copy';
    const again: typeof import('@/lib/server/db/request-scope') = await import(/* @vite-ignore */ copy);
    expect(again.presentScope).not.toBe(presentScope);
    expect(runRequest(() => again.presentScope())).toBe('public');
  });
});
