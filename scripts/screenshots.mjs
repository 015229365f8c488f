// npm run screenshots: takes the two pictures of the README from a running portal (npm start) and puts them into docs/.
import { existsSync, mkdirSync } from 'node:fs';
import { chromium } from '@playwright/test';

const origin = process.env.PUBLIC_ORIGIN ?? `http://localhost:${process.env.PORT ?? 3000}`;
const debianBrowser = '/usr/bin/chromium';
const folder = 'docs/pictures';

const browser = await chromium.launch({
  executablePath: existsSync(debianBrowser) ? debianBrowser : undefined,
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'en-US' });
mkdirSync(folder, { recursive: true });

await page.goto(`${origin}/sign-in`);
await page.getByRole('button', { name: /^Sign in as .*, Ana Ruiz$/u }).click();
await page.waitForURL('**/dashboard');
await page.screenshot({ path: `${folder}/dashboard.png` });

await page.goto(`${origin}/agreements?status=NEGOTIATION`);
await page.getByRole('main').locator('a[href^="/agreements/"]').filter({ hasText: /AGR-/u }).first().click();
await page.waitForURL(/\/agreements\/[\w-]+$/u);
await page.screenshot({ path: `${folder}/agreement.png` });

await browser.close();
console.log(`${folder}/dashboard.png and ${folder}/agreement.png written.`);
