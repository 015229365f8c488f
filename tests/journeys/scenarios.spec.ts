import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { signInWithOneClick } from '@/tests/support/browser/people';

// The port and the jail, as the rules see them on screen: bands, figures, closed gates, and what one other answer would
// change. The sheriff's office has a journey of its own, from the first line to the register.

/** Opens the recommendation of the request with this title, and gives its address. */
const openAdvice = async (page: Page, title: string): Promise<string> => {
  await page.goto(`${paths.requests()}?search=${encodeURIComponent(title)}`);
  const href = await page
    .getByRole('main')
    .locator('tr', { hasText: title })
    .getByRole('link')
    .first()
    .getAttribute('href');
  const advice = paths.recommendation(href?.split('/')[2] ?? '');
  await page.goto(advice);
  return advice;
};

const expectAdvice = async (page: Page, code: string, band: string, need?: number, capacity?: number) => {
  const card = page.locator(`article[id="${code}"]`);
  await expect(card.getByText(band, { exact: true }).first(), code).toBeVisible();
  const shows = (label: string, value: number) =>
    expect(card.locator('p', { hasText: new RegExp(`^${label}`, 'u') }).first(), code).toContainText(`${value} of 100`);
  if (need !== undefined) await shows('Need', need);
  if (capacity !== undefined) await shows('Capacity', capacity);
};

test('Port Amity: border task force, customs designation and what goes with them', async ({ browser }) => {
  const liaison = await signInWithOneClick(browser, 'a.ruiz@investigations.example');
  await openAdvice(liaison, 'Drugs and cash through the port');
  await expectAdvice(liaison, 'BEST', 'Recommended', 81, 100);
  await expectAdvice(liaison, 'T19', 'Recommended', 76, 100);
  await expectAdvice(liaison, 'FIREWALL', 'Recommended', 85, 100);
  await expectAdvice(liaison, 'AFES', 'Recommended', 100, 100);
  await expectAdvice(liaison, 'CAP', 'Not open to you now');
  await expectAdvice(liaison, '287G_JEM', 'Not open to you now');
  await expectAdvice(liaison, 'OCS', 'Not indicated');
  const chief = await signInWithOneClick(browser, 'l.whitfield@portamity.example');
  await openAdvice(chief, 'Drugs and cash through the port');
  await expectAccessible(chief, 'recommendation, agency');
  await chief.close();
});

test('Harrow County: custody without delegation first, and what another answer would change', async ({ browser }) => {
  const liaison = await signInWithOneClick(browser, 'o.haddad@removal.example');
  const advice = await openAdvice(liaison, 'Delegated authority at the county jail');
  await expectAdvice(liaison, 'CAP', 'Recommended', 100, 100);
  await expectAdvice(liaison, '287G_JEM', 'Consider', 100, 100);
  await liaison.goto(`${advice}?change=A8&to=PROHIBITS`);
  const changed = (code: string) =>
    liaison
      .locator('#what-if')
      .getByRole('listitem')
      .filter({ has: liaison.locator(`a[href="#${code}"]`) });
  await expect(changed('287G_JEM')).toContainText('Not open to you now');
  await expect(changed('CAP')).toHaveCount(0);
  await liaison.goto(`${advice}?change=C4&to=12.4&basis=ESTIMATED`);
  await expect(changed('287G_JEM')).toContainText('34');
  await expectAccessible(liaison, 'recommendation, what if');
  // Nothing of it was kept.
  await liaison.goto(advice);
  await expectAdvice(liaison, '287G_JEM', 'Consider', 100, 100);
});
