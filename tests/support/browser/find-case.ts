import type { Page } from '@playwright/test';

/** The oldest case in a list that carries a status: the newest are those that another journey works on. */
export const firstCase = async (
  page: Page,
  list: string,
  status: string,
  kind: 'requests' | 'agreements',
  words = '',
): Promise<string> => {
  await page.goto(`${list}?status=${status}&search=${encodeURIComponent(words)}`);
  // The list comes in a stream: its first row is there when the browser has put it in place.
  await page.getByRole('main').locator(`a[href^="/${kind}/"]`).first().waitFor();
  const hrefs = await page
    .getByRole('main')
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const id = hrefs.findLast((href) => new RegExp(`^/${kind}/[0-9a-f-]{36}$`, 'u').test(href))?.split('/')[2];
  if (id) return id;
  throw new Error(`${list} shows no case in ${status}.`);
};
