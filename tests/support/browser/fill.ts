import type { Page } from '@playwright/test';

// Fills fields by their names, which equal the keys of the schema.

const inOneName = (name: string): string => `[name="${name}"]:not([type="hidden"])`;

/** Fills one field: text and dates are typed, choices made, boxes checked. A list checks several boxes. */
export const fillField = async (page: Page, name: string, value: string | readonly string[]): Promise<void> => {
  if (typeof value !== 'string') {
    for (const one of value) await page.locator(`${inOneName(name)}[value="${one}"]`).check();
    return;
  }
  const field = page.locator(inOneName(name)).first();
  const kind = await field.evaluate((element) =>
    element instanceof HTMLInputElement ? element.type : element.tagName,
  );
  if (kind === 'SELECT') await field.selectOption(value);
  else if (kind === 'checkbox' && value === 'yes') await field.check();
  else if (kind === 'radio' || kind === 'checkbox') {
    await page.locator(`${inOneName(name)}[value="${value}"]`).check();
  } else await field.fill(value);
};

/** Fills several fields. */
export const fillForm = async (
  page: Page,
  values: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(values)) await fillField(page, name, value);
};
