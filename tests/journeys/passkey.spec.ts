import { expect, test } from '@playwright/test';
import { addVirtualKey } from '@/tests/support/browser/virtual-key';

// A person adds a passkey and signs in with it, in a browser with Chromium's own virtual authenticator.

test('a passkey is added after a fresh code, signs in by itself, and ends the other sessions', async ({ page }) => {
  await addVirtualKey(page);

  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?back=%2Faccount$/);
  await page.getByRole('button', { name: 'as Oversight' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();

  await page.getByRole('link', { name: 'Change how you sign in' }).click();
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
  const code = (await page.locator('[data-demonstration-code]').textContent()) ?? '';
  await page.getByLabel('Code from your authenticator app').fill(code);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByLabel('Name for a new passkey').fill('Virtual key');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByText('The passkey was added.')).toBeVisible();

  await page.context().clearCookies();
  await page.goto('/sign-in?back=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await expect(page.getByText('Passkey, from')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await expect(page.getByText('signed out.', { exact: false }).first()).toBeVisible();

  // A passkey is fresh enough to change how one signs in, so no code is asked for now.
  await page.goto('/account/second-factors');
  await page.getByRole('button', { name: 'Remove Virtual key' }).click();
  await expect(page.getByText('You have no passkey yet.')).toBeVisible();
});
