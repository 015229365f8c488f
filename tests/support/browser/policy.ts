import { expect, type Page } from '@playwright/test';

// Runs in the browser, which keeps what a policy has stopped since the page was opened.
const stopped = (): Promise<string[]> =>
  new Promise((resolve) => {
    const worded = (reports: Report[]) => reports.map(({ body }) => JSON.stringify(body));
    const observer = new ReportingObserver((reports) => resolve(worded(reports)), {
      types: ['csp-violation'],
      buffered: true,
    });
    observer.observe();
    setTimeout(() => resolve(worded(observer.takeRecords())), 30);
  });

/** Fails with what it was when the content security policy of a page has stopped anything on it. */
export const expectPolicyKept = async (page: Page, where: string): Promise<void> => {
  expect(await page.evaluate(stopped), `stopped by the policy of ${where}`).toEqual([]);
};
