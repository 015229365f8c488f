import type { Finding } from '@/scripts/scan/run-wapiti';

/** A kind of finding that was looked into and is none. */
export type Explained = { kind: RegExp; info: RegExp; because: string };

/** All of them, each with the reason. docs/scans.md says the same. */
export const explained: readonly Explained[] = [
  {
    kind: /^Cross Site Request Forgery$/u,
    info: /^Lack of anti CSRF token/u,
    because:
      'The door refuses every form that does not come from a page of the portal (Origin and Sec-Fetch-Site; the relay adds both), and the session cookie is SameSite=Lax. A token would say the same again.',
  },
  {
    kind: /^HTTP Secure Headers$/u,
    info: /^X-XSS-Protection is not set/u,
    because: 'Browsers have dropped this header, and it opened holes of its own. The content policy does its work.',
  },
  {
    kind: /^HTTP Secure Headers$/u,
    info: /^Strict-Transport-Security is not set/u,
    because: 'Sent over https alone (lib/domain/door/response-headers.ts); the demonstration is scanned over http.',
  },
  {
    kind: /^Internal Server Error$/u,
    info: /parameter %24ACTION_\d+%3A\d+$/u,
    because:
      'The field by which Next finds the action of a form was altered. Next answers 500 with 21 bytes, before any of our code runs.',
  },
];

/** Whether a finding is one of them. */
export const isExplained = (finding: Finding): boolean =>
  explained.some(({ kind, info }) => kind.test(finding.kind) && info.test(finding.info));
