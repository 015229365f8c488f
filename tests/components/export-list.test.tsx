// @vitest-environment jsdom
import axe from 'axe-core';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ExportList } from '@/components/requests/exports/export-list';
import type { AskNews } from '@/components/requests/exports/use-export-news';
import { type ExportLine, type ExportNews, exportProgress } from '@/lib/domain/requests/export-words';

// The page of somebody's files while one comes about. The server is a script here.

const refresh = vi.fn();
const router = { refresh };
vi.mock('next/navigation', () => ({ useRouter: () => router }));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const id = '01990000-0000-7000-8000-000000000001';
const running: ExportLine = {
  ...{ id, state: 'RUNNING', format: 'CSV', title: 'All requests', details: 'All columns', asked: 'Asked for today' },
  ...{ progress: exportProgress(0, 12_482), facts: '', problem: null, downloadHref: null },
};
const ready: ExportLine = { ...running, state: 'READY', progress: null, downloadHref: `/requests/exports/${id}/file` };
const send = async () => ({ ok: true, value: null }) as const;

let root: Root;
let asked: number;
let answer: () => readonly ExportNews[] | 'OVER';
const ask: AskNews = async () => {
  asked += 1;
  return answer();
};
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const draw = (line: ExportLine) =>
  act(async () => root.render(<ExportList lines={[line]} cancel={send} again={send} ask={ask} />));
const bar = () => document.querySelector('progress');

beforeEach(() => {
  vi.useFakeTimers();
  refresh.mockClear();
  asked = 0;
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

test('a file moves on in words and as a bar, and has the page drawn anew once it is ready', async () => {
  answer = () => [{ id, state: 'RUNNING', written: 4000, estimated: 12_482 }];
  await draw(running);
  await pass(3);
  expect([bar()?.value, bar()?.max]).toEqual([4000, 12_482]);
  expect(document.body.textContent).toContain('4,000 of about 12,000 rows');
  expect(refresh).not.toHaveBeenCalled();
  answer = () => [{ id, state: 'READY', written: 12_482, estimated: 12_482 }];
  await pass(3);
  expect(refresh).toHaveBeenCalledOnce();
  await draw(ready);
  expect(document.querySelector('[role="status"]')?.textContent).toBe('All requests: Ready');
  expect(document.querySelector('a')?.getAttribute('href')).toBe(`/requests/exports/${id}/file`);
  const before = asked;
  await pass(30);
  expect(asked).toBe(before);
  vi.useRealTimers();
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
});

test('nothing is asked while nobody looks, and nothing more once the session is over', async () => {
  answer = () => 'OVER';
  const visible = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await draw(running);
  await pass(60);
  expect(asked).toBe(0);
  visible.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  await pass(60);
  expect(asked).toBe(1);
  visible.mockRestore();
});
