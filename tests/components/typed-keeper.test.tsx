// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { TypedKeeper } from '@/components/page/typed-keeper';

// What was typed comes back also where the frame of a page is there before the page itself, as on a slow line.

vi.mock('next/navigation', () => ({ usePathname: () => '/requests/1/step/log_contact' }));
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

test('a form that arrives after the frame is filled in once, and what is typed then stays', async () => {
  const entries = [{ form: 0, name: 'summary', nth: 0, value: 'Called the chief.' }];
  sessionStorage.setItem('typed:/requests/1/step/log_contact', JSON.stringify({ owner: 'ana', entries, back: true }));
  document.body.innerHTML = '<div id="frame"></div><main></main>';
  const root = createRoot(document.querySelector('#frame') ?? document.body);
  await act(async () => root.render(<TypedKeeper owner="ana" />));
  expect(document.body.textContent).not.toContain('What you had typed is back');
  await act(async () => {
    const page = document.querySelector('main');
    if (page) page.innerHTML = '<form><textarea name="summary"></textarea></form>';
  });
  const field = document.querySelector('textarea');
  expect(field?.value).toBe('Called the chief.');
  expect(document.body.textContent).toContain('What you had typed is back');
  await act(async () => {
    if (field) field.value = 'Called the chief at nine.';
    document.querySelector('main')?.append(document.createElement('p'));
  });
  expect(field?.value).toBe('Called the chief at nine.');
  await act(async () => root.unmount());
});

test('what was typed before the page listened is kept', async () => {
  document.body.innerHTML = '<div id="frame"></div><form><textarea name="summary"></textarea></form>';
  const field = document.querySelector('textarea');
  if (field) field.value = 'Typed early.';
  const root = createRoot(document.querySelector('#frame') ?? document.body);
  await act(async () => root.render(<TypedKeeper owner="ana" />));
  expect(sessionStorage.getItem('typed:/requests/1/step/log_contact')).toContain('Typed early.');
  await act(async () => root.unmount());
});
