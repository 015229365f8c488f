import { expect, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible, expectNoSidewaysScroll } from '@/tests/support/browser/accessible';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { keepScreenshot } from '@/tests/support/browser/screenshot';

// One box over everything: from the header, by the keyboard alone, and with a slip of the pen.

test('an officer searches from the header, goes on by the keyboard, and is put right', async ({ browser }) => {
  const page = await signInWithOneClick(browser, 'm.delgado@calder.example');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(paths.dashboard());
  await page.getByRole('searchbox', { name: 'Search the portal' }).fill('corridor');
  await page.getByRole('searchbox', { name: 'Search the portal' }).press('Enter');
  await expect(page.getByRole('heading', { name: /^Requests \(/u })).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText(/corridor/iu);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `search at ${width}`);
    await keepScreenshot(page, 'search-found', width);
  }
  await expectAccessible(page, 'search');

  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Search the portal' });
  await expect(box).toBeFocused();
  await box.pressSequentially('corrid');
  await expect(page.getByRole('option').first()).toBeVisible();
  await keepScreenshot(page, 'search-palette', 1280);
  await expectAccessible(page, 'palette');
  await box.press('ArrowDown');
  await expect(page.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/(?:requests|agreements)\/[0-9a-f-]{36}/u);

  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(box).toBeHidden();
  // The words that slips are compared with are gathered by the worker, a little after each text.
  await expect(async () => {
    await page.goto(paths.search({ q: 'coridor' }));
    await expect(page.getByText('Did you mean “corridor”?')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await keepScreenshot(page, 'search-meant', 1280);
});
