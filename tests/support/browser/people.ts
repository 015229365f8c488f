import { type Browser, expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };

// The demonstration accounts in a browser: each person in a window of their own.

export type Account = (typeof accounts)[number];

/** The account with an address; a missing one is a slip in the test. */
export const accountOf = (email: string): Account => {
  const account = accounts.find((one) => one.email === email);
  if (!account) throw new Error(`There is no demonstration account ${email}.`);
  return account;
};

/** The code an authenticator app shows now. */
export const codeNow = ({ totpSecret }: Account): string => generateSync({ secret: totpSecret });

/** Opens a window and signs in with the one click of the demonstration. */
export const signInWithOneClick = async (browser: Browser, email: string): Promise<Page> => {
  const { name } = accountOf(email);
  const page = await (await browser.newContext()).newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`^Sign in as .*, ${name}$`, 'u') }).click();
  await expect(page).toHaveURL(/\/dashboard$/u);
  return page;
};

/** Opens a window and signs in with password and authenticator code. */
export const signInWithPassword = async (browser: Browser, email: string): Promise<Page> => {
  const account = accountOf(email);
  const page = await (await browser.newContext()).newPage();
  await page.goto('/sign-in');
  await page.getByLabel(/e-mail/iu).fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page
    .getByRole('button', { name: /continue|sign in$/iu })
    .first()
    .click();
  await page.getByLabel('Code from your authenticator app').fill(codeNow(account));
  await page
    .getByRole('button', { name: /confirm|sign in/iu })
    .first()
    .click();
  await expect(page).toHaveURL(/\/dashboard$/u);
  return page;
};
