import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './accessible';
import { expectPolicyKept } from './policy';
import { keepScreenshot } from './screenshot';

const widths = [360, 1280] as const;

/** Looks at a page as it stands: nothing stopped by its policy, axe, and no wider than its window on a phone and on a desk. */
export const look = async (page: Page, where: string): Promise<void> => {
  await expectAccessible(page, where);
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page, `${where} at ${width}`);
    await keepScreenshot(page, where, width);
  }
  await expectPolicyKept(page, where);
  if (before) await page.setViewportSize(before);
};
