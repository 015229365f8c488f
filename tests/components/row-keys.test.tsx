// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeAll, expect, test } from 'vitest';
import { RowKeys } from '@/components/requests/row-keys';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// jsdom draws nothing, and has nothing to scroll.
Element.prototype.scrollIntoView = () => undefined;

const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  ) ?? true;

const focused = (): string => document.activeElement?.textContent ?? '';

beforeAll(async () => {
  document.body.innerHTML = '<div id="root"></div>';
  const root = createRoot(document.getElementById('root') ?? document.body);
  await act(async () =>
    root.render(
      <>
        <a href="/outside">outside</a>
        <RowKeys>
          <table>
            <tbody>
              {['one', 'two', 'three'].map((name) => (
                <tr key={name}>
                  <td>
                    <input type="checkbox" aria-label={`Choose ${name}`} />
                    <a href={`/${name}`}>{name}</a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </RowKeys>
      </>,
    ),
  );
});

test('keys go from row to row and stop at the ends', () => {
  document.querySelector<HTMLElement>('tbody a')?.focus();
  const steps = [
    ['j', 'two'],
    ['ArrowDown', 'three'],
    ['j', 'three'],
    ['k', 'two'],
    ['ArrowUp', 'one'],
    ['k', 'one'],
  ] as const;
  for (const [key, row] of steps) {
    expect(press(key), key).toBe(false);
    expect(focused(), key).toBe(row);
  }
});

test('a box that has the focus counts as its row', () => {
  document.querySelector<HTMLElement>('[aria-label="Choose two"]')?.focus();
  press('j');
  expect(focused()).toBe('three');
});

test('no key is taken outside of the table, with a control key, or that means something else', () => {
  document.querySelector<HTMLElement>('tbody a')?.focus();
  expect(press('j', { ctrlKey: true })).toBe(true);
  expect(press('Enter')).toBe(true);
  expect(focused()).toBe('one');
  document.querySelector<HTMLElement>('a[href="/outside"]')?.focus();
  expect(press('j')).toBe(true);
  expect(focused()).toBe('outside');
});
