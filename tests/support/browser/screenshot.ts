import path from 'node:path';
import type { Page } from '@playwright/test';

const folder = process.env.SCREENSHOTS_DIR;

/** Keeps a picture of the whole page, when SCREENSHOTS_DIR names a folder for them. */
export const keepScreenshot = async (page: Page, where: string, width: number): Promise<void> => {
  if (!folder) return;
  const name = where.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, '').replace(/[^\p{L}\p{N}]+/gu, '-');
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true, timeout: 60_000 });
};
