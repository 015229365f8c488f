import { type Browser, expect, type Page, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { paths } from '@/lib/domain/paths';
import { hasTool } from '@/tests/server/signing/pdf-tools';
import { fillForm } from '@/tests/support/browser/fill';
import { look } from '@/tests/support/browser/look';
import { mailTo } from '@/tests/support/browser/mail';
import { type RealPortal, realDataDir, realOrigin, startRealPortal } from '@/tests/support/browser/real-portal';
import { expectRefused, follow, press } from '@/tests/support/browser/steps';
import { addVirtualKey } from '@/tests/support/browser/virtual-key';

// A portal that is no demonstration, empty, behind a front end that ends TLS: its first administrator, the first agency,
// and who has to show a passkey.

test.skip(!hasTool('openssl'), 'openssl makes the certificate of the front end.');
test.setTimeout(300_000);
test.use({ baseURL: realOrigin, ignoreHTTPSErrors: true });
// Each part goes on where the one before ended.
test.describe.configure({ mode: 'serial' });

const [sheriffMail, officerMail] = ['r.amory@larkspur.example', 'd.osei@larkspur.example'];
const liaisonMail = 'i.sands@investigations.example';
const password = 'harbor-meadow-winter-10';
const newPassword = { password, passwordAgain: password };

let portal: RealPortal;
let administrator: Page;
let sheriff: Page;

const aWindow = async (browser: Browser): Promise<Page> => {
  const page = await (await browser.newContext({ baseURL: realOrigin, ignoreHTTPSErrors: true })).newPage();
  await addVirtualKey(page);
  return page;
};

/** The link in the latest mail to somebody. */
const linkTo = async (address: string, kind: RegExp): Promise<string> => {
  const found = () => kind.exec(mailTo(address, { dataDir: realDataDir, holding: kind }) ?? '')?.[0] ?? '';
  await expect.poll(found, { timeout: 30_000 }).not.toBe('');
  return found();
};

/** Sets up the passkey without which nobody of this role gets on: no code is offered beside it. */
const setUpPasskey = async (page: Page, name: string): Promise<void> => {
  await page.waitForURL(/\/sign-in\/second-factor/u);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up your passkey');
  await expect(page.getByLabel('Code from your authenticator app')).toHaveCount(0);
  await look(page, `passkey of ${name}`);
  await page.getByLabel('Name for a new passkey').fill('Work laptop');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL(/\/dashboard$/u);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
};

const openAccount = async (browser: Browser, email: string, name: string): Promise<Page> => {
  const page = await aWindow(browser);
  await page.goto(await linkTo(email, /https:\S+\/invitation\/account\/[\w-]+/u));
  await fillForm(page, { name, title: 'Deputy', ...newPassword });
  await press(page, 'Open account and go on');
  return page;
};

// A list that opens as one types does so only once the page is alive.
const choose = (page: Page, list: string, words: string): Promise<void> =>
  expect(async () => {
    await page.getByRole('combobox', { name: list }).fill(words);
    await page.getByRole('option', { name: words }).first().click({ timeout: 1000 });
  }).toPass({ timeout: 30_000 });

test.beforeAll(async () => {
  portal = await startRealPortal();
});
test.afterAll(() => portal?.stop());

test('the first administrator opens the portal by the printed link, once, with a passkey', async ({ browser }) => {
  administrator = await aWindow(browser);
  const late = await aWindow(browser);
  const first = {
    name: 'Walter Ames',
    title: 'Administrator',
    workEmail: 'w.ames@coordination.example',
    ...newPassword,
  };
  await late.goto(portal.firstLink);
  await fillForm(late, { ...first, name: 'Somebody Else', workEmail: 's.else@coordination.example' });
  await administrator.goto(portal.firstLink);
  await look(administrator, 'first administrator');
  await expectRefused(administrator, 'Open account and go on', 'first administrator');
  await fillForm(administrator, first);
  await press(administrator, 'Open account and go on');
  await setUpPasskey(administrator, 'Walter Ames');

  await press(late, 'Open account and go on');
  await expect(late.getByText('This link cannot be used any more.')).toBeVisible();
  await late.goto(portal.firstLink);
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('This link cannot be used');
  await look(late, 'first administrator, closed');
});

test('what leaves by TLS stays with TLS', async ({ page }) => {
  const answer = await page.goto(paths.signIn());
  expect(answer?.headers()['strict-transport-security']).toContain('max-age=');
  await expect(page.getByRole('button', { name: /Sign in as/u })).toHaveCount(0);
  const cookies = await administrator.context().cookies();
  expect(cookies.map(({ name }) => name)).toContain('__Host-access-session');
  for (const { name, secure, httpOnly, sameSite, path, domain } of cookies) {
    expect([name, secure, httpOnly, path, domain]).toEqual([
      expect.stringMatching(/^__Host-/u),
      true,
      true,
      '/',
      'localhost',
    ]);
    expect(['Lax', 'Strict']).toContain(sameSite);
  }
  await press(administrator, 'Sign out');
  await administrator.goto(paths.signIn(paths.adminPeople()));
  await administrator.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await administrator.waitForURL((url) => url.pathname === paths.adminPeople());
});

test('somebody of ICE who is invited sets up a passkey', async ({ browser }) => {
  await administrator.goto(paths.adminInvite());
  await administrator.getByLabel('Work e-mail address').fill(liaisonMail);
  await administrator.getByRole('radio', { name: 'At ICE' }).check();
  await choose(administrator, 'Office', 'State and Local Coordination Office');
  await administrator.getByRole('checkbox', { name: /^Liaison/u }).check();
  await press(administrator, 'Send invitation');
  await administrator.waitForURL(paths.adminInvitations());
  const liaison = await openAccount(browser, liaisonMail, 'Iris Sands');
  await setUpPasskey(liaison, 'Iris Sands');
});

test('an agency asks to be verified, and who signs for it sets up a passkey', async ({ browser }) => {
  const asker = await aWindow(browser);
  await asker.goto(paths.askVerification());
  await fillForm(asker, {
    ...{ legalName: 'Larkspur County Sheriff’s Office', type: 'SHERIFF', level: 'COUNTY', headTitle: 'Sheriff' },
    ...{ headName: 'Rosa Amory', personName: 'Rosa Amory', personTitle: 'Sheriff', phone: '+1 555 010 0199' },
    workEmail: sheriffMail,
  });
  await choose(asker, 'State or territory', 'Texas');
  await press(asker, 'Ask for verification');
  await asker.goto(await linkTo(sheriffMail, /https:\S+\/agencies\/confirm\/[\w-]+/u));
  await asker.getByRole('main').getByRole('button').first().click();
  await expect(
    asker
      .getByRole('main')
      .getByText(/confirmed/iu)
      .first(),
  ).toBeVisible();

  await administrator.goto(paths.adminVerification());
  await follow(administrator, /Larkspur/u);
  await administrator.getByRole('checkbox', { name: /^Agency approver/u }).check();
  await press(administrator, 'Verify agency and invite');
  sheriff = await openAccount(browser, sheriffMail, 'Rosa Amory');
  await setUpPasskey(sheriff, 'Rosa Amory');
});

test('an officer may use an app, and keeps recovery codes for it', async ({ browser }) => {
  await sheriff.goto(paths.adminInvite());
  await sheriff.getByLabel('Work e-mail address').fill(officerMail);
  await sheriff.getByRole('checkbox', { name: /^Agency officer/u }).check();
  await press(sheriff, 'Send invitation');
  await sheriff.waitForURL(paths.adminInvitations());
  const officer = await openAccount(browser, officerMail, 'Dana Osei');
  await officer.waitForURL(/\/sign-in\/second-factor/u);
  await look(officer, 'second factor of an officer');
  const secret = ((await officer.locator('code').first().textContent()) ?? '').replaceAll(/\s/gu, '');
  await officer.getByLabel('Code from your authenticator app').fill(generateSync({ secret }));
  await press(officer, 'Set up the app');
  await expect(officer.getByRole('heading', { level: 1 })).toContainText('Dana Osei');
  await officer.goto(paths.secondFactors());
  await press(officer, 'Make new recovery codes');
  const code = officer.getByRole('alert').or(officer.getByRole('status')).getByRole('listitem').first();
  await expect(code).toBeVisible();
  await look(officer, 'recovery codes');
  const kept = (await code.textContent()) ?? '';

  await press(officer, 'Sign out');
  await officer.goto(paths.signIn());
  await fillForm(officer, { email: officerMail, password });
  await press(officer, 'Continue');
  await officer.getByText('Use a recovery code instead').click();
  await officer.getByLabel('Recovery code', { exact: true }).fill(kept);
  await look(officer, 'sign-in by a recovery code');
  await press(officer, 'Use this code');
  await officer.waitForURL(/\/dashboard$/u);
});
