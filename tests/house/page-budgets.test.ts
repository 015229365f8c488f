import { expect, test } from 'vitest';
import { doorsOfApp } from '@/tests/support/doors/doors-of-app';
import { pageBudgets, withoutBudget } from '@/tests/support/scale/page-budgets';

// A new page gets a number in tests/support/scale/page-budgets.ts; tests/server/scale/portal-at-scale.test.ts says how many
// statements it sends.

const pages = doorsOfApp()
  .filter(({ kind }) => kind === 'page')
  .map(({ key }) => key);

test('every page has a number of statements that it may send, or a reason why not', () => {
  const budgeted = new Set(Object.keys(pageBudgets).map((key) => key.split('?')[0] ?? ''));
  const excused = Object.values(withoutBudget).flat();
  expect([...budgeted, ...excused].sort()).toEqual([...pages].sort());
});

test('no list is excused: a page is one when no id stands in its address', () => {
  const excused = Object.values(withoutBudget).flat();
  expect(excused.filter((key) => !key.includes('['))).toEqual(['/sign-in/link', '/sign-in/second-factor', '/view-as']);
});
