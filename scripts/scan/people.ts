import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };

const debianBrowser = '/usr/bin/chromium';

/** One person for each role, signed in: the role, and the cookies as a request carries them. */
export type SignedIn = { role: string; cookies: readonly { name: string; value: string }[] };

/** Signs the first demonstration account of each role in by its one click. */
export async function signInEachRole(origin: string): Promise<SignedIn[]> {
  const browser = await chromium.launch({
    ...(existsSync(debianBrowser) ? { executablePath: debianBrowser } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const people: SignedIn[] = [];
    for (const [role, [account]] of Map.groupBy(accounts, ({ role }) => role)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${origin}/sign-in`);
      await page.locator(`button[value="${account?.email}"]`).click();
      await page.waitForURL('**/dashboard');
      people.push({ role, cookies: (await context.cookies()).map(({ name, value }) => ({ name, value })) });
      await context.close();
    }
    return people;
  } finally {
    await browser.close();
  }
}

/** The cookies as one header. */
export const cookieHeader = ({ cookies }: SignedIn): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
