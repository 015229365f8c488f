// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import {
  forgetAllTyped,
  forgetLeftPages,
  keepTyped,
  markComingBack,
  putBack,
  takeKept,
  typedOn,
} from '@/components/page/typed-text';

// What was typed when a session ended: put back for its own person, on its own page, on the way back from sign-in.

const page = `
  <form>
    <input type="hidden" name="version" value="3">
    <input name="title" value="As saved">
    <input type="password" name="password">
    <input name="code" autocomplete="one-time-code">
    <textarea name="story"></textarea>
    <textarea name="story">Second</textarea>
    <input type="checkbox" name="agrees" value="yes">
    <select name="basis"><option value="a">A</option><option value="b">B</option></select>
  </form>
  <form><input type="hidden" data-keeps-itself name="x"><textarea name="own"></textarea></form>
  <form><textarea name="comment"></textarea></form>`;

const draw = () => {
  document.body.innerHTML = page;
};
const field = (name: string, nth = 0) =>
  [...document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`)][nth] ?? document.createElement('input');
const type = (name: string, value: string, nth = 0) => {
  field(name, nth).value = value;
};

beforeEach(() => {
  sessionStorage.clear();
  draw();
});

test('what was changed comes back to its place, and nothing else is kept', () => {
  type('title', 'Typed');
  type('story', 'A long story', 1);
  type('basis', 'b');
  type('comment', 'A comment');
  field('agrees').checked = true;
  type('password', 'harbor-meadow-winter-10');
  type('code', '123456');
  type('own', 'Kept by its own form');
  keepTyped('/requests/1', 'maria', typedOn(document));
  const stored = JSON.stringify({ ...sessionStorage });
  for (const secret of ['harbor', '123456', 'As saved', 'Kept by its own']) expect(stored).not.toContain(secret);

  markComingBack();
  draw();
  const heard: string[] = [];
  document.addEventListener('input', ({ target }) => heard.push((target as HTMLInputElement).name));
  expect(putBack(document, takeKept('/requests/1', 'maria'))).toBe(5);
  expect(field('title').value).toBe('Typed');
  expect([field('story').value, field('story', 1).value]).toEqual(['', 'A long story']);
  expect([field('basis').value, field('comment').value, field('agrees').checked]).toEqual(['b', 'A comment', true]);
  expect(heard).toContain('title');
  // Once: opened again, the page is as it was saved.
  expect(takeKept('/requests/1', 'maria')).toEqual([]);
});

test('nobody else in the same tab gets it, not even after signing in on the same page', () => {
  type('title', 'For Maria alone');
  keepTyped('/requests/1', 'maria', typedOn(document));
  markComingBack();
  forgetLeftPages('/requests/1', 'otto');
  expect(takeKept('/requests/1', 'otto')).toEqual([]);
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('Maria');
});

test('a page that was left or opened in the usual way forgets it', () => {
  type('title', 'Left without sending');
  keepTyped('/requests/1', 'maria', typedOn(document));
  forgetLeftPages('/requests/2', 'maria');
  markComingBack();
  expect(takeKept('/requests/1', 'maria')).toEqual([]);
  keepTyped('/requests/1', 'maria', typedOn(document));
  expect(takeKept('/requests/1', 'maria')).toEqual([]);
});

test('signing out empties the tab', () => {
  sessionStorage.setItem('draft-section:x', '{}');
  type('title', 'Typed');
  keepTyped('/requests/1', 'maria', typedOn(document));
  forgetAllTyped();
  expect(Object.keys({ ...sessionStorage })).toEqual(['draft-section:x']);
});

test('a page that is as it was drawn keeps nothing', () => {
  keepTyped('/requests/1', 'maria', typedOn(document));
  expect(Object.keys({ ...sessionStorage })).toEqual([]);
});
