import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import accounts from '@/prisma/seed/accounts.json' with { type: 'json' };
import { Refusal } from '@/scripts/refusal';
import type { Carried } from '@/scripts/scan/relay';

const debianBrowser = '/usr/bin/chromium';

// Administrators can close the accounts of others: they come last.
const isLate = (role: string): boolean => role === 'AGENCY_ADMIN' || role === 'ADMIN';

/** One role with the address of its first demonstration account. */
export type Person = { role: string; email: string; side: 'AGENCY' | 'ICE' };

/** The first demonstration account of each role, administrators last. */
export const onePersonForEachRole = (): Person[] =>
  [...Map.groupBy(accounts, ({ role }) => role)]
    .flatMap(([role, [account]]) =>
      account
        ? [{ role, email: account.email, side: 'agency' in account ? ('AGENCY' as const) : ('ICE' as const) }]
        : [],
    )
    .sort((a, b) => Number(isLate(a.role)) - Number(isLate(b.role)));

async function clickIn(origin: string, { role, email }: Person): Promise<Map<string, string>> {
  const browser = await chromium.launch({
    ...(existsSync(debianBrowser) ? { executablePath: debianBrowser } : {}),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.locator(`button[value="${email}"]`).click();
    await page.waitForURL('**/dashboard');
    return new Map((await context.cookies()).map(({ name, value }) => [name, value]));
  } catch (error) {
    throw new Refusal(`Nobody can sign in as ${role} any more: ${error instanceof Error ? error.message : error}`);
  } finally {
    await browser.close();
  }
}

/** Signs a person in by one click. */
export async function signIn(origin: string, person: Person): Promise<Carried> {
  let jar = await clickIn(origin, person);
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    cookie,
    take: (lines) => {
      let stays = true;
      for (const line of lines) {
        const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/u.exec(line) ?? [];
        const isEnd = value === '' || /;\s*max-age=0/iu.test(line);
        if (isEnd && name.endsWith('access-session') && jar.has(name)) stays = false;
        if (isEnd) jar.delete(name);
        else jar.set(name, value);
      }
      return stays;
    },
    signIn: async () => {
      jar = await clickIn(origin, person);
    },
    isSignedIn: async () => (await fetch(`${origin}/api/session`, { headers: { cookie: cookie() } })).status === 200,
  };
}
