import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';

// A visitor without an account and without JavaScript: everything public can be found, narrowed and read.

test.use({ javaScriptEnabled: false });

test('a visitor finds a program for a sheriff and reads what it asks', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('No data about people who are subjects of enforcement')).toBeVisible();
  await page.getByRole('link', { name: 'Explore the programs' }).click();
  await page.getByRole('link', { name: "Sheriff's office", exact: true }).click();
  await expect(page).toHaveURL(/\/programs\?for=SHERIFF$/u);
  await page.getByRole('link', { name: /jail enforcement model/u }).click();
  await expect(page.getByRole('heading', { name: 'Ways without delegated authority' })).toBeVisible();
  await expect(page.getByText('8 USC 1357(g)').first()).toBeVisible();
});

test('a visitor searches the register, reads an entry and checks the signed text by its hash', async ({ page }) => {
  await page.goto('/register');
  await page.getByLabel('Agency or number').fill('calder');
  await page.getByLabel('Status').selectOption('In force');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(/q=calder/u);
  const rows = page.getByRole('main').getByRole('rowheader');
  expect(await rows.count()).toBeGreaterThan(0);
  for (const row of await rows.all()) await expect(row).toContainText('Calder County');
  await rows.first().getByRole('link').click();
  await expect(page.getByRole('heading', { name: 'What it is for' })).toBeVisible();
  const hash = (await page.getByRole('main').locator('code').first().textContent())?.replaceAll(/\s/gu, '');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download the signed text/u }).click(),
  ]);
  expect(
    createHash('sha256')
      .update(readFileSync(await file.path()))
      .digest('hex'),
  ).toBe(hash);
});
