import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible, expectNoSidewaysScroll } from '@/tests/support/browser/accessible';
import { accountOf, codeNow } from '@/tests/support/browser/people';
import { keepScreenshot } from '@/tests/support/browser/screenshot';
import { aProvider, type TestProvider } from '@/tests/support/identity-provider';

// An officer links an account at an identity provider with the one here, and signs in with it: a real provider beside
// the portal, in a browser.

const portalPort = Number(process.env.JOURNEYS_PORT ?? '3100');
const email = 'm.delgado@calder.example';
let provider: TestProvider;

test.beforeAll(async () => {
  provider = await aProvider({
    port: portalPort + 1000,
    people: {
      maria: { email, email_verified: true, name: 'Maria Delgado', acr: 'urn:test:aal2' },
      stranger: { email: 'stranger@portamity.example', email_verified: true, acr: 'urn:test:aal2' },
    },
    clients: [
      {
        client_id: 'portal',
        client_secret: 'only-for-tests-0123456789abcdef',
        redirect_uris: [`http://localhost:${portalPort}/api/auth/callback/winter`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        // So that a second factor shown there counts as shown just now.
        require_auth_time: true,
      },
    ],
  });
});
test.afterAll(() => provider.close());

const look = async (page: Page, name: string): Promise<void> => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNoSidewaysScroll(page, `${name} at ${width}`);
    await keepScreenshot(page, name, width);
  }
  await expectAccessible(page, name);
};

const goToProvider = async (page: Page, back = ''): Promise<void> => {
  await page.goto(paths.signIn(back));
  await page.getByRole('button', { name: 'Sign in with Winter Identity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Winter Identity' })).toBeVisible();
};

test('an account at a provider is linked by proof of both, signs in, and is unlinked', async ({ page }) => {
  await goToProvider(page);
  await page.getByRole('link', { name: 'maria' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Link your account' })).toBeVisible();
  await expect(page.getByText(email)).toBeVisible();
  await look(page, 'sign-in-link');

  await page.getByRole('link', { name: 'Sign in and link' }).click();
  const account = accountOf(email);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Code from your authenticator app').fill(codeNow(account));
  await page.getByRole('button', { name: 'Sign in' }).first().click();
  await expect(page.getByRole('heading', { name: 'Link this account?' })).toBeVisible();
  await look(page, 'account-link-waiting');
  await page.getByRole('button', { name: 'Link this account at Winter Identity' }).click();
  await expect(page.getByText('Not used to sign in yet.')).toBeVisible();

  await page.context().clearCookies();
  await goToProvider(page, paths.requests());
  await page.getByRole('link', { name: 'maria' }).click();
  await expect(page).toHaveURL(/\/requests$/u);
  await page.goto(paths.account());
  await expect(page.getByText('Identity provider', { exact: false }).first()).toBeVisible();

  await page.goto(paths.linkIdentity());
  await look(page, 'account-link');
  await page.getByRole('button', { name: 'Unlink Winter Identity' }).click();
  await expect(page.getByText('No account at an identity provider is linked.')).toBeVisible();
});

test('somebody the provider may not speak for, and somebody who went back, read why in plain words', async ({
  page,
}) => {
  await goToProvider(page);
  await page.getByRole('link', { name: 'stranger' }).click();
  await expect(page.getByText('You were not signed in')).toBeVisible();
  await look(page, 'sign-in-problem');
  await page.context().clearCookies();
  await goToProvider(page);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByText('was ended before it was finished')).toBeVisible();
});

test('what next-auth could serve besides is closed, and a callback of nobody goes nowhere', async ({ request }) => {
  for (const address of [
    'signin',
    'signin/winter',
    'providers',
    'error',
    'verify-request',
    'callback',
    'callback/nobody',
  ]) {
    const answer = await request.get(`/api/auth/${address}?callbackUrl=https://evil.example`, { maxRedirects: 0 });
    expect([address, answer.status()]).toEqual([address, 404]);
  }
  const back = await request.get('/api/auth/callback/winter?code=x&state=y&callbackUrl=https://evil.example', {
    maxRedirects: 0,
  });
  expect([back.status(), back.headers().location]).toEqual([303, '/sign-in?problem=provider']);
});
