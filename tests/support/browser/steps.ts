import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { fillForm } from './fill';

// Steps on a case, taken by clicking.

const dayOfTheAgencies = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' });

/**
 * A day so many days from today, as date fields take it. Today is that of the agencies of the demonstration: between
 * midnight there and midnight at Greenwich the two calendars differ, and a notice is counted by theirs.
 */
export const isoDate = (days: number): string => {
  const day = new Date(`${dayOfTheAgencies.format()}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
};

const named = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });

/** Presses a button that sends something, and waits for the answer. */
export const press = async (page: Page, name: string | RegExp): Promise<void> => {
  const button = page.getByRole('button', named(name)).first();
  await Promise.all([page.waitForResponse((answer) => answer.request().method() === 'POST'), button.click()]);
};

/** Follows the first link with a name. */
export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('link', named(name)).first().click();

/** The page says where the case stands. */
export const statusOf = (page: Page, label: string): Promise<void> =>
  expect(page.getByRole('main').getByText(label, { exact: true }).first()).toBeVisible();

/** Sends a form as it stands: it is refused, the keyboard is at the reasons, and axe finds nothing. */
export const expectRefused = async (page: Page, button: string | RegExp, where: string): Promise<void> => {
  await press(page, button);
  await expect(page.getByRole('main').getByRole('alert').and(page.locator(':focus'))).toBeVisible();
  await expectAccessible(page, `${where}, refused`);
};

type Look = 'empty first';

/** Opens a step that has a page of its own and takes it; with `empty first`, only after it was refused unfilled. */
export const takeStep = async (
  page: Page,
  href: string,
  label: string,
  values: Readonly<Record<string, string>> = {},
  look?: Look,
): Promise<void> => {
  await page.goto(href);
  if (look) await expectRefused(page, label, label);
  await fillForm(page, values);
  await press(page, label);
  await page.waitForURL((url) => !url.pathname.includes('/step/'));
};
