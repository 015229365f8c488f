import { expect, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { signInWithOneClick } from '@/tests/support/browser/people';

// Notices: from the header to what is new, and from there to the case.

test('somebody opens a new notice, lands in its case, and reads the rest at once', async ({ browser }) => {
  const page = await signInWithOneClick(browser, 'm.delgado@calder.example');
  await page.goto(paths.dashboard());
  await page.getByRole('link', { name: /^Notices \d+\+? new$/u }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Notices' })).toBeVisible();
  await page.getByRole('link', { name: /^New \d/u }).click();
  await expectAccessible(page, 'new notices');
  const before = await page.getByText('New', { exact: true }).count();
  await page
    .getByRole('button', { name: /^Open\b/u })
    .first()
    .click();
  await expect(page).toHaveURL(/\/(?:requests|agreements)\/[0-9a-f-]{36}/u);
  await page.goto(paths.notices({ show: 'new' }));
  expect(await page.getByRole('button', { name: /^Open\b/u }).count()).toBeLessThanOrEqual(before);
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByText('Nothing is new')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Notices', exact: true }).first()).toBeVisible();
});

test('somebody asks to be told what enters a shared view, finds it on their account, and stops it there', async ({
  browser,
}) => {
  const page = await signInWithOneClick(browser, 'b.carver@investigations.example');
  await page.goto(paths.savedViews('REQUESTS'));
  const view = page.getByRole('listitem').filter({ hasText: 'Overdue, due first' });
  await view.getByRole('button', { name: 'Tell me when a case enters this view' }).click();
  await expect(view.getByText('Tells you what enters')).toBeVisible();
  await expectAccessible(page, 'a view that tells');
  await page.goto(paths.noticeSettings());
  const alert = page.getByRole('listitem').filter({ hasText: 'Overdue, due first' });
  await expectAccessible(page, 'views that tell');
  await alert.getByRole('button', { name: 'Stop telling me' }).click();
  await expect(page.getByText('press “Tell me when a case enters this view”')).toBeVisible();
});

test('an administrator reads a kept mail', async ({ browser }) => {
  const page = await signInWithOneClick(browser, 'w.ames@coordination.example');
  await page.goto(paths.adminMails());
  await expect(page.getByRole('heading', { level: 1, name: 'Mails' })).toBeVisible();
  await expectAccessible(page, 'kept mails');
});
