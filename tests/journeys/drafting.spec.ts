import { type Browser, expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { look } from '@/tests/support/browser/look';
import { mailTo } from '@/tests/support/browser/mail';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused } from '@/tests/support/browser/steps';

// An officer of Port Amity writes a request from the first section to the last, with everything that goes wrong on the
// way: a slip, a lost connection, a browser without JavaScript, a file that is not what it says. The chief submits it.

const people = {
  officer: 'k.osei@portamity.example',
  chief: 'l.whitfield@portamity.example',
  stranger: 'm.delgado@calder.example',
} as const;

test.describe.configure({ mode: 'serial' });
test.setTimeout(600_000);

let officer: Page;
let requestId = '';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (page: Page, section: string) => page.goto(paths.requestSection(requestId, section));
const isSaved = (page: Page, title: string) =>
  expect(page.getByText(`“${title}” is saved and complete.`, { exact: false })).toBeVisible();

/** The same person in a browser that runs no JavaScript. */
const withoutScripts = async (browser: Browser): Promise<Page> => {
  const storageState = await officer.context().storageState();
  return (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
};

test.beforeAll(async ({ browser }) => {
  officer = await signInWithOneClick(browser, people.officer);
});

test('the officer chooses what to ask for and gets the list of sections', async () => {
  await officer.goto(paths.newRequest());
  await expect(officer.getByText('not assigned (demonstration)')).toBeVisible();
  await press(officer, 'Start request');
  await expect(officer.getByRole('alert').getByText('Choose what you want to ask for.')).toBeVisible();
  await look(officer, 'new request, refused');
  await officer.getByRole('radio', { name: /^New partnership/u }).check();
  await press(officer, 'Start request');
  await officer.waitForURL(/\/requests\/[\w-]+\/answer$/u);
  requestId = new URL(officer.url()).pathname.split('/')[2] ?? '';
  await expect(officer.getByText('0 of 7 complete')).toBeVisible();
  await look(officer, 'task list');
});

test('facts: a slip is shown at its field, a change saves itself, and the record stands beside the boxes', async () => {
  await officer.getByRole('link', { name: 'Start with “Your agency”' }).click();
  await expect(officer.getByText('Section 1 of 7')).toBeVisible();
  await officer.getByLabel('Sworn officers').fill('about 140');
  await press(officer, 'Save and continue');
  await expect(officer.getByRole('alert').getByText(/^Enter the number of sworn officers/u)).toBeVisible();
  await look(officer, 'your agency, refused');
  await officer.getByLabel('Sworn officers').fill('141');
  await officer.keyboard.press('Tab');
  await expect(officer.getByRole('status').getByText(/^Saved \d+:\d\d [AP]M$/u)).toBeVisible();
  await officer.reload();
  await expect(officer.getByLabel('Sworn officers')).toHaveValue('141');
  await press(officer, 'Save and continue');
  await isSaved(officer, 'Your agency');
});

test('contacts: rows are added and removed, and half a row is not taken', async () => {
  await officer.getByLabel('Name').fill('Kevin Osei');
  await officer.getByLabel('Title').fill('Captain, port unit');
  await officer.getByLabel('Work e-mail').fill(people.officer);
  await officer.getByLabel('Work phone').fill('555-0151');
  await press(officer, 'Add another contact');
  await officer.getByLabel('Name').nth(1).fill('Laura Whitfield');
  await press(officer, 'Save and continue');
  await expect(officer.getByRole('alert').getByText(/^Enter a phone number/u)).toBeVisible();
  await look(officer, 'contacts, refused');
  await press(officer, 'Remove Contact 2');
  await press(officer, 'Save and continue');
  await isSaved(officer, 'Contacts');
});

test('concerns: details are asked of what is one, and the rest is rated in one go', async () => {
  const smuggling = officer.getByRole('region', { name: 'Smuggling and trafficking' });
  await expect(smuggling.getByLabel('Across borders')).toBeHidden();
  await smuggling.getByLabel('Severe').check();
  await smuggling.getByLabel('Across borders').selectOption('DOCUMENTED');
  await press(officer, 'Rate the rest “None”');
  await expect(officer.getByText('10 of 10 rated')).toBeVisible();
  await look(officer, 'concerns');
  await press(officer, 'Save and continue');
  await isSaved(officer, 'Your concerns');
});

test('help: a section with gaps is saved, and says so', async () => {
  await officer.getByRole('radio', { name: /^We have programs in mind/u }).check();
  await look(officer, 'help wanted');
  await press(officer, 'Save and continue');
  await expect(officer.getByText('“Help wanted” is saved, with gaps')).toBeVisible();
  await look(officer, 'your story, after gaps');
});

test('story: a lost connection takes nothing away', async () => {
  const story = officer.getByLabel(/^What is happening/u);
  await officer.context().setOffline(true);
  await officer.getByLabel('Title of the request').fill('Containers opened at the port');
  await story.fill('Since spring, sealed containers arrive opened.');
  await officer.keyboard.press('Tab');
  await expect(officer.getByRole('status').getByText(/you are offline/u)).toBeVisible();
  await press(officer, 'Save and continue');
  await expect(officer.getByRole('alert').getByText(/^Not saved\. You are offline/u)).toBeVisible();
  await look(officer, 'your story, offline');
  await officer.context().setOffline(false);
  await expect(officer.getByRole('status').getByText(/^Saved/u)).toBeVisible();
  await officer.reload();
  await expect(story).toHaveValue('Since spring, sealed containers arrive opened.');
});

test('story: what was never saved is back after the page was left', async () => {
  const story = officer.getByLabel(/^What is happening/u);
  await officer.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await story.fill('Typed, and never saved.');
  officer.once('dialog', (dialog) => dialog.accept());
  await officer.reload();
  await expect(officer.getByText('What you had typed is back.', { exact: false })).toBeVisible();
  await expect(story).toHaveValue('Typed, and never saved.');
  // The form tries again by itself. Until that save has arrived, the page still says when the last one did.
  const arrived = officer.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok(), {
    timeout: 40_000,
  });
  await officer.unroute('**/*');
  await arrived;
  await expect(officer.getByRole('status').getByText(/^Saved/u)).toBeVisible();
});

test('story: without JavaScript it is saved by its buttons, and identifiers of people are refused', async ({
  browser,
}) => {
  const plain = await withoutScripts(browser);
  await open(plain, 'narrative');
  await plain.getByLabel('Title of the request').fill('Containers opened at the port');
  await plain.getByLabel(/^What is happening/u).fill('One of them is A 123 456 789.');
  await press(plain, 'Save and continue');
  await expect(plain.getByRole('main').locator('mark', { hasText: 'A 123 456 789' }).first()).toBeVisible();
  await expect(plain.getByLabel(/^What is happening/u)).toHaveValue('One of them is A 123 456 789.');
  await plain
    .getByLabel(/^What is happening/u)
    .fill('Since spring, sealed containers arrive opened. We hope for a task force.');
  await press(plain, 'Save and continue');
  await isSaved(plain, 'Your story');
  await plain.getByLabel('Unit').first().fill('Port unit');
  await plain.getByLabel('Officers you could assign').first().fill('3');
  await plain
    .getByLabel(/^How do you know/u)
    .first()
    .selectOption('COUNTED');
  await press(plain, 'Save and continue');
  await isSaved(plain, 'Officers you could assign');
  const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('We ask for help.\n') };
  await plain.getByLabel('Add files').setInputFiles(letter);
  await press(plain, 'Attach files');
  await expect(plain.getByText('Your files are attached.')).toBeVisible();
  await plain.getByLabel('Add files').setInputFiles({ ...letter, name: 'empty.txt', buffer: Buffer.alloc(0) });
  await press(plain, 'Attach files');
  await expect(plain.getByText('This file is empty.', { exact: false })).toBeVisible();
  await press(plain, 'Remove letter.txt');
  await expect(plain.getByText('No files attached')).toBeVisible();
  await plain.context().close();
});

test('attachments: a program called .pdf is refused, a policy is listed as not scanned', async () => {
  await open(officer, 'attachments');
  await look(officer, 'attachments, empty');
  await officer.getByLabel('Add files').setInputFiles([
    { name: 'policy.txt', mimeType: 'text/plain', buffer: Buffer.from('Our policy.\n') },
    {
      name: 'program.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('4d5a90000300000004000000ffff0000', 'hex'),
    },
  ]);
  await press(officer, 'Attach files');
  await expect(officer.getByRole('link', { name: 'policy.txt' })).toBeVisible();
  await expect(officer.getByText('Not scanned', { exact: true })).toBeVisible();
  const refused = officer.getByRole('list', { name: 'Files you chose' }).getByRole('listitem');
  await expect(refused.filter({ hasText: 'program.pdf' })).toContainText(
    'The content of this file is none of the kinds',
  );
  await look(officer, 'attachments, one refused');
});

test('two people in one section: both values are shown, and one of them is chosen', async ({ browser }) => {
  const chief = await signInWithOneClick(browser, people.chief);
  const title = (page: Page) => page.getByLabel('Title of the request');
  await open(chief, 'narrative');
  await open(officer, 'narrative');
  await title(officer).fill('Containers opened at the port gate');
  await press(officer, 'Save and exit');
  await officer.waitForURL(`**${paths.requestTasks(requestId)}*`);
  await title(chief).fill('Containers opened at night');
  await press(chief, 'Save and exit');
  await expect(chief.getByText('This section was saved while you had it open')).toBeVisible();
  await expect(chief.getByRole('radio', { name: /Containers opened at night/u })).toBeVisible();
  await look(chief, 'two people in one section');
  await chief.getByRole('radio', { name: /Containers opened at the port gate/u }).check();
  await press(chief, 'Save what is chosen');
  await isSaved(chief, 'Your story');
  await open(chief, 'narrative');
  await expect(title(chief)).toHaveValue('Containers opened at the port gate');
  await chief.close();
});

test('a colleague without an account is invited by mail, and reads what it takes to come in', async ({ browser }) => {
  const address = 'new.hand@portamity.example';
  await officer.goto(paths.requestPeople(requestId));
  await expectRefused(officer, 'Add a colleague', 'people of the request');
  await officer.getByLabel('Work e-mail address').fill(address);
  await officer.getByRole('radio', { name: /^Editor/u }).check();
  await press(officer, 'Add a colleague');
  await expect(officer.getByRole('heading', { name: address })).toBeVisible();
  const token = () => /\/invitation\/([\w-]+)/u.exec(mailTo(address) ?? '')?.[1] ?? '';
  await expect.poll(token, { timeout: 60_000 }).not.toBe('');
  const invited = await (await browser.newContext()).newPage();
  await invited.goto(paths.invitation(token()));
  await expect(invited.getByRole('heading', { name: 'You need an account' })).toBeVisible();
  await look(invited, 'invitation');
  const stranger = await signInWithOneClick(browser, people.stranger);
  await stranger.goto(paths.invitation(token()));
  await expect(stranger.getByText('You are signed in as somebody else')).toBeVisible();
  await expect(stranger.getByRole('button', { name: 'Accept and open the request' })).toHaveCount(0);
  await invited.goto(paths.invitation('was-never-sent'));
  await expect(invited.getByRole('heading', { level: 1 })).toHaveText('This invitation cannot be used');
  await look(invited, 'invitation, used or unknown');
});

test('the answers are checked, what is missing is named, and changing comes back', async () => {
  await officer.goto(paths.requestReview(requestId));
  await look(officer, 'check your answers, with gaps');
  await officer.getByRole('link', { name: 'Say how urgent this is.' }).click();
  await officer.getByRole('radio', { name: /^Help us decide/u }).check();
  await officer.getByRole('radio', { name: /^Soon/u }).check();
  await press(officer, 'Save and check answers');
  await officer.waitForURL(`**${paths.requestReview(requestId)}*`);
  await isSaved(officer, 'Help wanted');
  await expect(officer.getByRole('button', { name: 'Submit request' })).toHaveCount(0);
  await press(officer, 'Send to approver');
  await expect(officer.getByText('Your approver has the request', { exact: false })).toBeVisible();
});

test('another agency does not find it', async ({ browser }) => {
  const stranger = await signInWithOneClick(browser, people.stranger);
  for (const path of [
    paths.requestTasks(requestId),
    paths.requestSection(requestId, 'narrative'),
    paths.requestReview(requestId),
  ]) {
    await stranger.goto(path);
    await expect(stranger.getByRole('main')).not.toContainText('Containers opened at the port');
    await expect(stranger.getByRole('heading', { level: 1 })).toContainText(/cannot find this page/iu);
  }
  const answer = await stranger.request.post(paths.requestUpload(requestId), {
    headers: { 'sec-fetch-site': 'same-origin', origin: new URL(stranger.url()).origin },
    multipart: { files: { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') } },
  });
  expect(answer.status()).toBe(404);
});

test('the chief attests and submits, and reads what happens next and by when', async ({ browser }) => {
  const chief = await signInWithOneClick(browser, people.chief);
  await chief.goto(paths.requestReview(requestId));
  await press(chief, 'Submit request');
  await expect(chief.getByRole('alert').getByText(/^Confirm that the request is accurate/u)).toBeVisible();
  await look(chief, 'check your answers, refused');
  await chief.getByLabel(/^What this request says is accurate/u).check();
  await chief.getByLabel(/^I have read the notice/u).check();
  await press(chief, 'Submit request');
  await expect(chief.getByRole('heading', { name: 'Request submitted' })).toBeVisible();
  await expect(chief.getByRole('main')).toContainText(/ACC-\d{4}-\d{6}/u);
  await expect(chief.getByText(/in 2 business days/u)).toBeVisible();
  await look(chief, 'submitted');
  await open(officer, 'narrative');
  await expect(officer).toHaveURL(new RegExp(`${paths.request(requestId)}$`, 'u'));
});
