import { execFileSync } from 'node:child_process';
import { expect, type Page } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { expectAccessible } from './accessible';
import { fillForm } from './fill';
import { journeysDataDir } from './mail';
import { accountOf, keepSession } from './people';
import { sendForm } from './send-form';
import { expectRefused, isoDate, press, statusOf } from './steps';

// The parts of an agreement's story that several journeys tell: from the terms to force. Calder County clicks through
// them; the other stories send the same forms.

type Terms = Readonly<{
  objective: string;
  scope: string;
  supervisorPosition: string;
  agencyContact: string;
  iceContact: string;
  maxAuthorizedOfficers: string;
}>;

/** The liaison completes the terms and opens the text to both sides. */
export const openNegotiation = async (liaison: Page, id: string, terms: Terms): Promise<void> => {
  await sendForm(liaison, paths.agreementStep(id, 'save_terms'), 'Save terms', terms);
  await sendForm(liaison, paths.agreement(id), 'Open negotiation');
};

/** Both sides say that the text is settled, and the legal office clears it. */
export const settleAndClear = async (
  id: string,
  { head, liaison, counsel }: { head: Page; liaison: Page; counsel: Page },
): Promise<void> => {
  await sendForm(head, paths.agreementText(id), 'Text is settled for the agency');
  await sendForm(liaison, paths.agreementText(id), 'Text is settled for ICE');
  await sendForm(counsel, paths.agreementStep(id, 'clear_text'), 'Clear the text', {
    note: 'The text keeps to the template in substance.',
  });
};

type Vote = { body: string; number: string; citation: string };

/** The agency attaches the resolution of its governing body and records the vote. */
export const recordVote = async (head: Page, id: string, { body, number, citation }: Vote): Promise<void> => {
  const name = `resolution-${number}.txt`;
  await head.goto(paths.agreementStep(id, 'save_local_approval'));
  await head.locator('input[type="file"]').setInputFiles({
    name,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Resolution ${number}: approved.\n`),
  });
  await press(head, 'Attach resolution');
  await expect(head.getByRole('link', { name })).toBeVisible();
  await fillForm(head, {
    required: 'YES',
    bodyName: body,
    result: 'PASSED',
    meetingOn: isoDate(-7),
    resolutionNumber: number,
    legalCitation: citation,
  });
  await head.locator('select[name="documentId"]').selectOption({ label: name });
  await press(head, 'Save local approval');
  await head.waitForURL((url) => !url.pathname.includes('/step/'));
};

/** A side names who signs for it. */
export const nameSigner = (page: Page, id: string, name: string, authBasis: string): Promise<void> =>
  sendForm(page, paths.agreementStep(id, 'name_signer'), 'Name signer', { userId: { labelled: name }, authBasis });

/** The agency freezes the text. */
export const openSigning = async (head: Page, id: string): Promise<void> => {
  await sendForm(head, paths.agreementStep(id, 'open_signing'), 'Freeze text and open signing');
  await head.goto(paths.agreement(id));
  await statusOf(head, 'Being signed');
};

/** A signer confirms the second factor on the signing page of an agreement and has the form to sign before them. */
export const confirmOnSigningPage = async (page: Page, id: string, email: string): Promise<void> => {
  // Each text is confirmed with a code of its own, and each code is good once: the page shows the next unused one.
  await expect(async () => {
    await page.goto(paths.agreementSign(id));
    const shown = page.locator('[data-demonstration-code]');
    if (await shown.count()) {
      await page.getByLabel('Code from your authenticator app').fill((await shown.textContent()) ?? '');
      await press(page, 'Confirm that it is you');
    }
    await expect(page.getByLabel('Type your full name to sign')).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
  await keepSession(page, email);
};

/** A signer signs; with `empty first`, only after the form was refused unfilled. */
export const sign = async (page: Page, id: string, email: string, look?: 'empty first'): Promise<void> => {
  await confirmOnSigningPage(page, id, email);
  if (look) {
    await expectAccessible(page, 'signing');
    await expectRefused(page, 'Sign agreement', 'signing');
  }
  await page.locator('[name="consent"]').check();
  await page.locator('[name="authority"]').check();
  await page.locator('[name="typedName"]').fill(accountOf(email).name);
  await press(page, 'Sign agreement');
  await page.waitForURL(`**${paths.agreementSigned(id)}*`);
};

/** Waits until the portal has sealed the agreement and verified the seal. */
export const waitForSeal = (page: Page, id: string, label = 'Executed'): Promise<void> => {
  // A page drawn before the seal does not change by itself: it is opened again soon instead of being watched.
  const stands = page.getByRole('main').getByText(label, { exact: true }).first();
  return expect(async () => {
    await page.goto(paths.agreement(id));
    await expect(stands).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
};

/** What a checklist item is completed with, by the kind of its field. */
const entryFor = (kind: string | null): string => {
  if (kind === 'radio') return 'YES';
  return kind === 'date' ? isoDate(30) : '3';
};

/** Completes the open items of the implementation checklist, each by its own form. */
export const completeChecklist = async (page: Page, id: string): Promise<void> => {
  for (;;) {
    await page.goto(paths.agreement(id));
    const open = page.locator('#checklist li', { has: page.getByText('Open', { exact: true }) }).first();
    if ((await open.count()) === 0) return;
    await open.getByText('Complete this item').click();
    const field = open.locator('[name="value"]').first();
    const kind = await field.getAttribute('type');
    if (kind === 'radio') await field.check();
    else await field.fill(entryFor(kind));
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await open.getByRole('button', { name: 'Save entry' }).click();
    await saved;
  }
};

/** From executed to in force: checklist, register entry, readiness, activation. */
export const putInForce = async (
  id: string,
  { liaison, manager }: { liaison: Page; manager: Page },
  publicSummary: string,
): Promise<void> => {
  await sendForm(liaison, paths.agreement(id), 'Start implementation');
  await completeChecklist(liaison, id);
  await sendForm(manager, paths.agreementStep(id, 'publish_entry'), 'Publish register entry', { publicSummary });
  await sendForm(liaison, paths.agreement(id), 'Confirm readiness');
  await sendForm(manager, paths.agreementStep(id, 'activate'), 'Put in force');
  await manager.goto(paths.agreement(id));
  await statusOf(manager, 'In force');
};

/** Begins an amendment of a kind. Returns the id of the amendment, which is the newest of the agreement. */
export const beginAmendment = async (
  page: Page,
  id: string,
  kind: string,
  values: Readonly<Record<string, string>>,
): Promise<string> => {
  const href = `${paths.agreementStep(id, 'begin_amendment')}?kind=${kind}`;
  await sendForm(page, href, 'Begin the amendment', values);
  await page.goto(paths.agreement(id));
  const link = page.locator('#amendments a[href^="/agreements/"]').filter({ hasText: 'Amendment' }).last();
  return (await link.getAttribute('href'))?.split('/')[2] ?? '';
};

type Ending = { receivedOn: string; mode: string; ground: string; reason: string };

/** A side gives notice, in the two steps of the page; leaves the day that the page has worked out on screen first. */
export const giveNotice = async (page: Page, id: string, ending: Ending): Promise<void> => {
  const { receivedOn, mode, ...form } = ending;
  const href = `${paths.agreementStep(id, 'give_notice')}?receivedOn=${receivedOn}&mode=${mode}`;
  await sendForm(page, href, 'Give notice to end on', { ...form, ground: { labelled: ending.ground } });
};

/** Lets the portal end by itself what a notice ends by a later day, as its worker does every hour. */
export const endNoticesOn = (day: string): void => {
  execFileSync(process.execPath, ['scripts/start.mjs', '--run', 'tests/support/browser/end-notices.ts', day], {
    env: { ...process.env, DATA_DIR: journeysDataDir },
    stdio: 'pipe',
  });
};
