import { expect, type Page } from '@playwright/test';
import { paths } from '@/lib/domain/paths';
import { sendForm } from './send-form';
import { press } from './steps';

// The recommendation of the rules on screen, and what people choose about it.

/** The part of the page about one program. */
export const programCard = (page: Page, code: string) => page.locator(`article[id="${code}"]`);

/** A program stands in a band, with its need and capacity as whole numbers. */
export const expectAdvice = async (
  page: Page,
  code: string,
  band: string,
  need?: number,
  capacity?: number,
): Promise<void> => {
  const card = programCard(page, code);
  await expect(card.getByText(band, { exact: true }).first(), code).toBeVisible();
  const shows = (label: string, value: number) =>
    expect(card.locator('p', { hasText: new RegExp(`^${label}`, 'u') }).first(), code).toContainText(`${value} of 100`);
  if (need !== undefined) await shows('Need', need);
  if (capacity !== undefined) await shows('Capacity', capacity);
};

/** Chooses about a program by clicking, on the open recommendation. */
export const choose = async (
  page: Page,
  code: string,
  choice: 'OFFER' | 'DO_NOT_OFFER',
  reason?: string,
): Promise<void> => {
  const card = programCard(page, code);
  await card.locator(`input[name="choice"][value="${choice}"]`).check();
  if (reason) await card.locator('[name="overrideReason"]').fill(reason);
  await card.getByRole('button', { name: 'Record choice' }).click();
  await expect(programCard(page, code).getByText(/^ICE (?:offers|does not offer) this program/u)).toBeVisible();
};

/** Says of further programs that they are not offered, without drawing the page again. */
export const offerNone = async (page: Page, requestId: string, codes: readonly string[], reason: string) => {
  for (const code of codes) {
    await sendForm(
      page,
      paths.recommendation(requestId),
      'Record choice',
      { choice: 'DO_NOT_OFFER', overrideReason: reason },
      `article[id="${code}"]`,
    );
  }
};

/** Runs the rules on the answers as they are. */
export const runEvaluation = async (page: Page, requestId: string): Promise<void> => {
  await page.goto(paths.recommendation(requestId));
  await press(page, 'Run evaluation');
};
