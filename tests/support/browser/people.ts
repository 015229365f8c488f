import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';
import { paths } from '@/lib/domain/paths';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };
import { sendForm } from './send-form';

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

// Who has signed in already keeps the session for the other journeys of the run, unless it has ended meanwhile: by being
// left alone, or because another journey signed its person out everywhere.
type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;
const sessions = new Map<string, Kept>();
// Time for a whole journey before a session that is left alone ends.
const leftMs = 5 * 60_000;

const isLive = async (context: BrowserContext): Promise<boolean> => {
  const answer = await context.request.get(paths.sessionEnd());
  if (!answer.ok()) return false;
  const { idleAt, now }: { idleAt: string; now: string } = await answer.json();
  return Date.parse(idleAt) - Date.parse(now) > leftMs;
};

/**
 * Opens a window of a person who signs in with the one click of the demonstration, or has done so in an earlier
 * journey. The page with all the buttons is sent without being drawn; passkey.spec.ts clicks on it.
 */
export const signInWithOneClick = async (browser: Browser, email: string): Promise<Page> => {
  const kept = sessions.get(email);
  const context = await browser.newContext(kept ? { storageState: kept } : {});
  const isKept = kept !== undefined && (await isLive(context));
  if (!isKept) await context.clearCookies();
  const page = await context.newPage();
  // A small page without a session: forms are sent from a page of the portal, and answers that are no pages run nothing.
  await page.goto(paths.signedOut());
  if (isKept) return page;
  await sendForm(page, paths.signIn(), 'Sign in as', {}, `li:has(button[value="${accountOf(email).email}"])`);
  await keepSession(page, email);
  return page;
};

/** Keeps the session of a window after it was confirmed: the token was replaced, and the one before is worth nothing. */
export const keepSession = async (page: Page, email: string): Promise<void> => {
  sessions.set(email, await page.context().storageState());
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
