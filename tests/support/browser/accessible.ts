import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with rule and place when axe finds anything on the page as it stands. */
export const expectAccessible = async (page: Page, where: string): Promise<void> => {
  // No page has frames from elsewhere, so that the results need no second, empty page to be put together in.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode(true).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
  expect(found, `axe on ${where}`).toEqual([]);
};

/** Fails when the page is wider than its window. */
export const expectNoSidewaysScroll = async (page: Page, where: string): Promise<void> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels that ${where} is wider than its window`).toBeLessThanOrEqual(0);
};
