import { expect, type Page, test } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { look } from '@/tests/support/browser/look';
import { signInWithOneClick } from '@/tests/support/browser/people';
import { expectRefused, press } from '@/tests/support/browser/steps';

// What administrators do beside the cases: a draft of the rules with its test cases, a file tried in the directory, and
// a correction that an agency asks for.

test.setTimeout(300_000);

let administrator: Page;

test.beforeAll(async ({ browser }) => {
  administrator = await signInWithOneClick(browser, 'w.ames@coordination.example');
});

test('a draft of the rules is started, changed and checked, and its author cannot approve it', async () => {
  const page = administrator;
  await page.goto(paths.adminRules());
  await press(page, /^Start a (?:new )?draft/u);
  await page.waitForURL(/\/admin\/rules\/[\d.]+$/u);
  const version = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await look(page, 'draft of the rules');
  await page.locator('[name="need"]').fill('high');
  await expectRefused(page, 'Save reason and limits', 'limits of the rules');
  await page.locator('[name="changeNote"]').fill('A lower bar for the need, after a year of requests.');
  await page.locator('[name="need"]').fill('59');
  await press(page, 'Save reason and limits');
  await page.goto(paths.adminRulesProgram(version, 'OCS'));
  await page.locator('input[inputmode="decimal"]').first().fill('many');
  await expectRefused(page, 'Save in the draft', 'rules of a program');
  await page.goto(paths.adminRulesCases(version));
  await expect(page.getByText('As expected').first()).toBeVisible();
  await expectRefused(page, 'Add this case', 'test cases');
  await page.getByRole('main').getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/cases\/[\w-]+$/u);
  await page.locator('[name="name"]').fill('');
  await expectRefused(page, 'Save this case', 'test case');
  await page.goto(paths.adminRulesDifferences(version));
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await look(page, 'differences of the rules');
  await page.goto(paths.adminRulesVersion(version));
  await press(page, `Send version ${version} for approval`);
  await page.goto(paths.adminRulesVersion(version));
  await expect(page.getByRole('button', { name: /^Approve version/u })).toHaveCount(0);
});

test('a file for the directory is tried first, and each bad row says what to do', async () => {
  const page = administrator;
  await page.goto(paths.adminDirectory());
  await page.getByRole('button', { name: 'Try the file' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await look(page, 'directory, no file');
  const rows = [
    'ori,legal_name,type,level,state,counties,head_title,email_domain',
    'ZZ0990000,Larkspur Police Department,MUNICIPAL_POLICE,MUNICIPAL,ZZ,Amity,Chief of police,larkspur.example',
    'ZZ0990100,Hollow Creek Rangers,RANGERS,COUNTY,ZZ,Calder,Chief ranger,hollowcreek.example',
  ];
  await page.locator('input[type="file"]').setInputFiles({
    name: 'agencies.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${rows.join('\n')}\n`),
  });
  await page.locator('[name="source"]').fill('State list of law enforcement agencies');
  await page.locator('[name="sourceDate"]').fill('2026-10-01');
  await page.getByRole('button', { name: 'Try the file' }).click();
  await page.waitForURL(/\/admin\/directory\/[\w-]+$/u);
  const main = page.getByRole('main');
  await expect(main.getByRole('table', { name: 'Rows to mend' })).toContainText('Hollow Creek Rangers');
  await expect(main.getByRole('table', { name: 'What would be added' })).toContainText('Larkspur Police Department');
  await expect(main.getByRole('button', { name: 'Take over 1 row' })).toBeVisible();
  await look(page, 'directory, tried');
});

test('an agency asks to have a fact corrected, and an administrator reads and grants it', async ({ browser }) => {
  const officer = await signInWithOneClick(browser, 'p.nair@calder.example');
  await officer.goto(paths.ownAgency());
  const fact = officer
    .getByRole('listitem')
    .filter({ has: officer.getByRole('heading', { name: 'Title of the head' }) });
  await fact.getByText('Ask for a correction').click();
  await fact.getByRole('button', { name: 'Ask for this correction' }).click();
  await expect(fact.getByRole('alert').and(officer.locator(':focus'))).toBeVisible();
  await look(officer, 'correction, refused');
  await fact.getByLabel('What it should be').fill('Elected sheriff');
  await fact.getByLabel(/^Why, and where/u).fill('County charter, section 3.');
  await fact.getByRole('button', { name: 'Ask for this correction' }).click();
  await expect(fact.getByText('Correction asked')).toBeVisible();
  await administrator.goto(paths.adminCorrections());
  await expect(administrator.getByRole('main').getByText('County charter, section 3.')).toBeVisible();
  await look(administrator, 'corrections asked for');
  const asked = administrator
    .locator('form')
    .filter({ has: administrator.getByRole('button', { name: 'Correct the fact' }) });
  await asked.first().getByRole('button', { name: 'Refuse the correction' }).click();
  await expect(asked.first().getByRole('alert').and(administrator.locator(':focus'))).toBeVisible();
  await look(administrator, 'correction, refused without a note');
  const open = await asked.count();
  await press(administrator, 'Correct the fact');
  await expect(asked).toHaveCount(open - 1);
});
