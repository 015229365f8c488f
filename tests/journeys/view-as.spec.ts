import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible, expectNoSidewaysScroll } from '@/tests/support/browser/accessible';
import { mailTo } from '@/tests/support/browser/mail';
import { accountOf, codeNow } from '@/tests/support/browser/people';
import { keepScreenshot } from '@/tests/support/browser/screenshot';

// An administrator sees the portal as an officer does, for support: told, kept, and never acting.

const officer = 'j.quill@calder.example';

const oneClick = async (page: Page, email: string, back: string): Promise<void> => {
  await page.goto(paths.signIn(back));
  await page.locator(`button[name="email"][value="${email}"]`).click();
  await expect(page).not.toHaveURL(/sign-in/u);
};

const look = async (page: Page, name: string): Promise<void> => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `${name} at ${width}`);
    await keepScreenshot(page, name, width);
  }
  await expectAccessible(page, name);
};

test('an administrator sees the portal as an officer, cannot act, and stops', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await oneClick(page, 'g.lind@coordination.example', paths.adminPeople());
  await page.getByRole('main').getByRole('link', { name: 'Jonas Quill' }).click();
  await page.getByRole('link', { name: 'See the portal as Jonas Quill' }).click();
  await look(page, 'view-as-begin');
  const begin = page.url();
  await page.getByLabel('Why do you need to see it?').fill('Ticket 4711: he does not find the request of last week.');
  await page.getByLabel('10 minutes').check();
  await page.getByRole('button', { name: 'See the portal as Jonas Quill' }).click();
  // Nobody begins with a session that was left open: a code first.
  await expect(page.getByText('Confirm that it is you first')).toBeVisible();
  await page.goto(paths.confirm(new URL(begin).pathname));
  await page.getByLabel('Code from your authenticator app').fill(codeNow(accountOf('g.lind@coordination.example')));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByLabel('Why do you need to see it?').fill('Ticket 4711: he does not find the request of last week.');
  await page.getByLabel('10 minutes').check();
  await page.getByRole('button', { name: 'See the portal as Jonas Quill' }).click();

  await expect(page).toHaveURL(/\/dashboard$/u);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Jonas Quill');
  await expect(page.getByText('You see the portal as Jonas Quill')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Portal' }).getByRole('link', { name: 'Audit log' })).toHaveCount(
    0,
  );
  await look(page, 'view-as-dashboard');
  await page.goto(paths.requests());
  await expect(page.getByText('You see the portal as Jonas Quill')).toBeVisible();

  for (const closed of [
    paths.account(),
    paths.secondFactors(),
    paths.calendar(),
    paths.adminAudit(),
    paths.adminPeople(),
  ]) {
    await page.goto(closed);
    await expect(page.getByText('That is not possible while you look')).toBeVisible();
  }
  await look(page, 'view-as-refused');
  await page.goto(paths.newRequest());
  await page.getByRole('main').getByRole('button').last().click();
  await expect(page.getByText('That is not possible while you look')).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'See the portal as Jonas Quill' })).toBeVisible();
  await expect(page.getByText('You can only look.')).toHaveCount(0);
  await page.goto(`${paths.adminAudit()}?action=view_as.page`);
  await expect(
    page
      .getByRole('table')
      .getByText(/view_as\.page|Saw a page as somebody/u)
      .first(),
  ).toBeVisible();

  await expect.poll(() => mailTo(officer), { timeout: 20_000 }).toContain('sees the portal as you see it now');
  const own = await (await browser.newContext()).newPage();
  await oneClick(own, officer, paths.account());
  await expect(own.getByText('Ticket 4711: he does not find the request of last week.').first()).toBeVisible();
  await look(own, 'account-seen-as');
});
