// @vitest-environment jsdom
import axe from 'axe-core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CaseWatch } from '@/components/workflow/case-watch';
import type { CaseNews } from '@/lib/domain/workflow/case-news';

// The quiet banner of a page whose case was moved by somebody else. The server is a script here.

const refresh = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const quiet: CaseNews = { latest: null, more: 0 };
const moved: CaseNews = {
  latest: { who: 'Ana Ruiz (liaison)', what: 'returned the request to the agency', time: '2:41 PM' },
  more: 1,
};

let root: Root;
let asked: string[];
let answer: () => CaseNews | 'OVER' | 'GONE';
const ask = async (address: string) => {
  asked.push(address);
  return answer();
};
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const status = () => document.querySelector('[role="status"]')?.textContent ?? '';
const draw = (version: number) =>
  act(async () => root.render(<CaseWatch href="/requests/1/news" version={version} ask={ask} />));

beforeEach(() => {
  vi.useFakeTimers();
  refresh.mockClear();
  asked = [];
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

test('is silent until somebody moves the case, then says so once, and changes nothing by itself', async () => {
  answer = () => quiet;
  await draw(7);
  await pass(61);
  expect(asked).toEqual(['/requests/1/news?since=7', '/requests/1/news?since=7']);
  expect(status()).toBe('');
  answer = () => moved;
  await pass(30);
  expect(status()).toContain(
    'Ana Ruiz (liaison) returned the request to the agency at 2:41 PM, the last of 2 changes.',
  );
  expect(refresh).not.toHaveBeenCalled();
  vi.useRealTimers();
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
});

test('draws the page anew when the reader asks, and is silent about what it then shows', async () => {
  answer = () => moved;
  await draw(7);
  await pass(31);
  await act(async () => document.querySelector('button')?.click());
  expect(refresh).toHaveBeenCalledOnce();
  answer = () => quiet;
  await draw(9);
  expect(status()).toBe('');
  await pass(31);
  expect(asked.at(-1)).toBe('/requests/1/news?since=9');
});

test('asks nothing while nobody looks, and nothing more once the session is over', async () => {
  answer = () => quiet;
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await draw(7);
  await pass(120);
  expect(asked).toEqual([]);
  visible.mockReturnValue('visible');
  answer = () => 'OVER';
  await act(async () => document.dispatchEvent(new Event('visibilitychange')));
  expect(asked.length).toBe(1);
  await pass(300);
  expect(asked.length).toBe(1);
  visible.mockRestore();
});

test('says so once when the case is out of sight, and asks no more', async () => {
  answer = () => 'GONE';
  await draw(7);
  await pass(31);
  expect(status()).toContain('it went to another office');
  expect(document.querySelector('button')).toBeNull();
  await pass(300);
  expect(asked.length).toBe(1);
});
