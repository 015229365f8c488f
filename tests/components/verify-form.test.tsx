// @vitest-environment jsdom
import { createHash, webcrypto } from 'node:crypto';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { VerifyForm } from '@/components/public/verify-form';

// The form as a browser runs it: only the hash of a file is asked with, and the file stays until the person sends it.

const push = vi.fn();
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }));

const pdf = '%PDF-1.7 of an agreement';
const sha256 = createHash('sha256').update(pdf).digest('hex');

let root: Root;
let host: HTMLElement;

const drawsInAct = (value: boolean) => Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: value });

beforeAll(() => {
  drawsInAct(true);
  if (!globalThis.crypto?.subtle) vi.stubGlobal('crypto', webcrypto);
});
beforeEach(() => {
  push.mockClear();
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

const draw = (unknown: string | null) =>
  act(async () => root.render(<VerifyForm unknown={unknown} problem={null} bytesMax={1000} />));

/** A file as jsdom lacks it: with its bytes. */
const aFile = (text: string, size = text.length) => ({
  name: 'copy.pdf',
  size,
  slice: (from: number, to: number) => ({ text: async () => text.slice(from, to) }),
  arrayBuffer: async () => new TextEncoder().encode(text).buffer,
});

const choose = async (file: ReturnType<typeof aFile>) => {
  const input = host.querySelector('input');
  if (!input) throw new Error('There is no field for a file.');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await act(async () => input.dispatchEvent(new Event('change', { bubbles: true })));
  // The hash is made outside of React, at a moment of its own: until it is there the page draws by itself.
  drawsInAct(false);
  try {
    await vi.waitFor(() => expect(push.mock.calls.length > 0 || host.querySelector('[aria-invalid]')).toBeTruthy());
  } finally {
    drawsInAct(true);
  }
};

test('a chosen file is asked for by its hash; it is offered to be sent once that is unknown', async () => {
  await draw(null);
  await choose(aFile(pdf));
  expect(push).toHaveBeenCalledExactlyOnceWith(`/verify?sha256=${sha256}`);
  expect(host.textContent).not.toContain('closer look');
  await draw(sha256);
  expect(host.querySelector('button')?.textContent).toBe('Send the file for a closer look');
});

test.each([
  ['no PDF', aFile('notes'), 'not a PDF'],
  ['too large', aFile(pdf, 1001), 'larger than'],
])('a file that is %s is told apart at once, beside the field', async (_name, file, words) => {
  await draw(null);
  await choose(file);
  expect(host.querySelector('#file-error')?.textContent).toContain(words);
  expect(push).not.toHaveBeenCalled();
});
