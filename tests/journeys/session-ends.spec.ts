import { expect, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { firstCase } from '@/tests/support/browser/find-case';
import { keepSession, signInWithOneClick } from '@/tests/support/browser/people';

// A session ends while somebody writes: the form leads to sign-in, sign-in leads back, and the text is there once.

const liaison = 'a.ruiz@investigations.example';
const written = 'Called the chief about the training dates; she asked for two weeks in January.';

test('what was typed when a session ended is back after signing in, and in no other visit', async ({ browser }) => {
  const page = await signInWithOneClick(browser, liaison);
  const assigned = await firstCase(page, paths.requests(), 'ASSIGNED', 'requests');
  const step = paths.requestStep(assigned, 'log_contact');
  await page.goto(step);
  await page.locator('main textarea').first().fill(written);
  // Nobody types and sends within the moment in which a page begins to listen.
  const isKept = () => page.evaluate(() => Object.keys(sessionStorage).some((key) => key.startsWith('typed:')));
  await expect.poll(isKept).toBe(true);
  await page.context().clearCookies();
  await page.locator('main form button[type="submit"]').last().click();
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?back=${encodeURIComponent(step)}$`, 'u'));
  await page.locator(`li:has(button[value="${liaison}"]) button`).click();
  await expect(page).toHaveURL(new RegExp(`${step}$`, 'u'));
  await expect(page.locator('main textarea').first()).toHaveValue(written);
  await expect(page.getByText('What you had typed is back.')).toBeVisible();
  await keepSession(page, liaison);
  await page.goto(step);
  await expect(page.locator('main textarea').first()).toHaveValue('');
});
