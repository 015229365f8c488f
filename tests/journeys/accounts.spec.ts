import { expect, type Page, test } from '@playwright/test';
import { generateSync } from 'otplib';
import { paths } from '@/lib/domain/paths';
import { look } from '@/tests/support/browser/look';
import { mailTo } from '@/tests/support/browser/mail';
import { accountOf, codeNow, keepSession, signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused, press } from '@/tests/support/browser/steps';

// An account from its invitation to its end: invited by the agency, opened by mail, with another role at the next click,
// and closed while its person is writing.

test.setTimeout(300_000);
// Each part goes on where the one before ended.
test.describe.configure({ mode: 'serial' });

const keeper = 'p.nair@calder.example';
const newcomer = 'c.benton@calder.example';
const password = 'harbor-meadow-winter-10';

let admin: Page;
let person: Page;
let secret = '';

const confirmed = async (page: Page, back: string): Promise<void> => {
  await page.goto(paths.confirm(back));
  await page.getByLabel('Code from your authenticator app').fill(codeNow(accountOf(keeper)));
  await press(page, 'Confirm');
  await page.waitForURL((url) => url.pathname === back);
  await keepSession(page, keeper);
};

const tokenIn = (): string => /\/invitation\/account\/([\w-]+)/u.exec(mailTo(newcomer) ?? '')?.[1] ?? '';

const toPerson = async (): Promise<void> => {
  await admin.goto(paths.adminPeople());
  await admin.getByRole('link', { name: 'Carla Benton' }).click();
  await expect(admin.getByRole('heading', { level: 1 })).toHaveText('Carla Benton');
};

test.beforeAll(async ({ browser }) => {
  admin = await signInWithOneClick(browser, keeper);
});

test('an agency invites a colleague at its own domain', async () => {
  await confirmed(admin, paths.adminInvite());
  await expectRefused(admin, 'Send invitation', 'invite');
  await admin.getByLabel('Work e-mail address').fill('someone@elsewhere.example');
  await admin.getByRole('checkbox', { name: 'Agency officer' }).check();
  await expectRefused(admin, 'Send invitation', 'invite, another domain');
  await expect(admin.getByText('ending in @calder.example').first()).toBeVisible();
  await admin.getByLabel('Work e-mail address').fill(newcomer);
  await press(admin, 'Send invitation');
  await admin.waitForURL(paths.adminInvitations());
  await expect(admin.getByRole('main').getByText(newcomer).first()).toBeVisible();
  await look(admin, 'invitations');
});

test('the colleague opens the account by the link of the mail, once', async ({ browser }) => {
  await expect.poll(tokenIn, { timeout: 30_000 }).not.toBe('');
  const link = paths.openAccount(tokenIn());
  person = await (await browser.newContext()).newPage();
  await person.goto(link);
  await look(person, 'invitation to an account');
  await expectRefused(person, 'Open account and go on', 'open account');
  await person.getByLabel('Your name').fill('Carla Benton');
  await person.getByLabel('Your job title').fill('Captain');
  const [first, second] = [person.locator('[name="password"]'), person.locator('[name="passwordAgain"]')];
  for (const field of [first, second]) await field.fill(password);
  await press(person, 'Open account and go on');
  await person.waitForURL(/\/sign-in\/second-factor/u);
  secret = ((await person.locator('code').first().textContent()) ?? '').replaceAll(/\s/gu, '');
  await person.getByLabel('Code from your authenticator app').fill(generateSync({ secret }));
  await press(person, 'Set up the app');
  await expect(person.getByRole('heading', { level: 1 })).toContainText('Carla Benton');
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('This link cannot be used');
  await look(stranger, 'invitation to an account, used');
});

test('another role counts at the next click, which says so', async () => {
  await toPerson();
  await look(admin, 'account of a colleague');
  await admin.getByRole('checkbox', { name: 'Agency approver' }).check();
  await admin.locator('#change-reason').fill('Acts for the sheriff from today on.');
  await press(admin, 'Change account');
  await expect(admin.getByText('Roles: Agency officer, Agency approver').first()).toBeVisible();
  await person.goto(paths.requests());
  await person.waitForURL(/\/sign-in/u);
  await expect(person.getByText('Your account was changed')).toBeVisible();
  await look(person, 'sign-in after a change');
  await person.getByLabel(/e-mail/iu).fill(newcomer);
  await person.getByLabel('Password', { exact: true }).fill(password);
  await press(person, 'Continue');
  // The code that set the app up is good once: the next one comes within half a minute.
  const used = generateSync({ secret });
  await expect.poll(() => generateSync({ secret }), { timeout: 35_000 }).not.toBe(used);
  await person.getByLabel('Code from your authenticator app').fill(generateSync({ secret }));
  await press(person, 'Sign in');
  await expect(person.getByRole('banner').getByText('Agency approver')).toBeVisible();
});

test('whoever is closed while writing is told so, and nothing is saved', async () => {
  await person.goto(paths.newRequest());
  await toPerson();
  await admin.locator('#close-reason').fill('Left the office.');
  await press(admin, 'Close account');
  await expect(admin.getByText('Closed').first()).toBeVisible();
  await look(admin, 'closed account');
  await person.getByRole('main').getByRole('button').last().click();
  await person.waitForURL(/\/sign-in/u);
  await expect(person.getByText('Your account was closed')).toBeVisible();
});
