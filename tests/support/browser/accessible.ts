import { expect, type Page } from '@playwright/test';
import axeCore from 'axe-core';

declare global {
  var axe: typeof import('axe-core') | undefined;
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Runs in the browser. Only what is wrong comes back: to describe everything that is right took longer than to judge it.
const judge = async (runOnly: string[]): Promise<string[] | null> => {
  // A button that has just changed its color is judged by where the change leads, and so is what that sets off.
  for (;;) {
    await new Promise(requestAnimationFrame);
    const changes = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    if (changes.length === 0) break;
    await Promise.allSettled(changes.map(({ finished }) => finished));
  }
  // None of these rules reads style sheets or media that would have to be fetched first.
  const result = await globalThis.axe?.run(document, { runOnly, resultTypes: ['violations'], preload: false });
  if (!result || result.passes.length === 0) return null;
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
};

/** Fails with rule and place when axe finds anything on the page as it stands. */
export const expectAccessible = async (page: Page, where: string): Promise<void> => {
  // The title of a page that was reached by a link comes after its content.
  await expect(page, `the title of ${where}`).toHaveTitle(/./u);
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source);
  expect(await page.evaluate(judge, tags), `axe on ${where}`).toEqual([]);
};

/** Fails when the page is wider than its window. */
export const expectNoSidewaysScroll = async (page: Page, where: string): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels that ${where} is wider than its window`).toBeLessThanOrEqual(0);
};
