// @vitest-environment jsdom
import axe from 'axe-core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SessionWatch } from '@/components/page/session-watch';

// The warning before a session ends. The server is a script here: when it says the session ends, and what it was asked.

vi.mock('next/navigation', () => ({ usePathname: () => '/requests/1/answer/narrative' }));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

type End = { idleAt: string; lastAt: string; now: string };
const minute = 60_000;
const at = (minutes: number): string => new Date(Date.now() + minutes * minute).toISOString();

let root: Root;
let asked: string[];
let server: (method: string) => End | null;
const ask = async (method: 'GET' | 'POST') => {
  asked.push(method);
  return server(method);
};
const ends = (idle: number, last: number): End => ({ idleAt: at(idle), lastAt: at(last), now: at(0) });
const pass = (minutes: number) => act(() => vi.advanceTimersByTimeAsync(minutes * minute));
const dialog = () => document.querySelector('dialog');
const words = () => dialog()?.textContent ?? '';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T15:00:00.000Z') });
  asked = [];
  // jsdom draws no dialogs; what matters here is whether it is asked to.
  HTMLDialogElement.prototype.showModal = function show() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});
const draw = () => act(async () => root.render(<SessionWatch ask={ask} />));

test('says nothing until two and a half minutes before the end, and then how to stay', async () => {
  const end = ends(15, 720);
  server = () => ({ ...end, now: at(0) });
  await draw();
  await pass(12.4);
  expect(dialog()?.open).toBe(false);
  await pass(0.2);
  expect(dialog()?.open).toBe(true);
  expect(words()).toContain('Are you still there?');
  expect(words()).toContain('kept in this tab');
  expect(asked.every((method) => method === 'GET')).toBe(true);

  server = () => ends(15, 700);
  const stay = [...(dialog()?.querySelectorAll('button') ?? [])].find((one) => one.textContent === 'Stay signed in');
  await act(async () => stay?.click());
  expect(asked.at(-1)).toBe('POST');
  expect(dialog()?.open).toBe(false);
});

test('can be read aloud and used by everyone', async () => {
  server = () => ends(2, 720);
  await draw();
  expect(words()).toContain('Are you still there?');
  // axe waits by timers of its own.
  vi.useRealTimers();
  const found = await axe.run(document.body, {
    rules: { region: { enabled: false }, 'color-contrast': { enabled: false } },
  });
  expect(found.violations.map(({ id }) => id).filter((id) => id !== 'page-has-heading-one')).toEqual([]);
});

test('says nothing where another tab was busy meanwhile', async () => {
  server = () => ends(15, 720);
  await draw();
  server = () => ends(10, 700);
  await pass(12.6);
  expect(asked.length).toBeGreaterThan(1);
  expect(dialog()?.open).toBe(false);
});

test('says when it is over, and leads back to this page', async () => {
  const end = ends(15, 720);
  server = () => ({ ...end, now: at(0) });
  await draw();
  await pass(12.6);
  server = () => null;
  await pass(2.5);
  expect(words()).toContain('You were signed out');
  expect(dialog()?.querySelector('a')?.getAttribute('href')).toBe('/sign-in?back=%2Frequests%2F1%2Fanswer%2Fnarrative');
});

test('offers no longer session where the twelve hours are over', async () => {
  const end = ends(15, 2);
  server = () => ({ ...end, now: at(0) });
  await draw();
  expect(words()).toContain('Your session ends soon');
  expect(words()).not.toContain('Stay signed in');
  expect(dialog()?.querySelector('a')?.textContent).toBe('Sign in again');
});

test('a clock that is wrong in this browser changes nothing', async () => {
  // The server is an hour ahead.
  server = () => ({ idleAt: at(75), lastAt: at(780), now: at(60) });
  await draw();
  expect(dialog()?.open).toBe(false);
  server = () => ({ idleAt: at(62), lastAt: at(780), now: at(60) });
  await pass(12.6);
  expect(dialog()?.open).toBe(true);
});

test('without the network it says nothing, and asks again', async () => {
  server = () => {
    throw new Error('offline');
  };
  await draw();
  await pass(1.1);
  expect(asked.length).toBeGreaterThan(1);
  expect(dialog()?.open).toBe(false);
});
