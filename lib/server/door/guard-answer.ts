import 'server-only';
import type { ServerResponse } from 'node:http';
import {
  contentPolicy,
  filePolicy,
  isStricterPolicy,
  type ScriptTrust,
  type Setting,
  standingHeaders,
} from '@/lib/domain/door/response-headers';

const policyHeader = 'Content-Security-Policy';

/** What is known about an answer before it is given. */
export type AnswerPlan = {
  setting: Setting;
  nonce: string;
  /** The scripts of the page, where it was drawn at the build. */
  knownScripts: readonly string[] | null;
  /** The scripts of the pages that say that something is missing or broken. */
  errorScripts: readonly string[];
  /** The name of the cookie that carries the session. */
  sessionCookie: string;
  /** Whether a failure now means that Next could not read what was sent: nothing was asked of the database yet. */
  isUnread: () => boolean;
};

/**
 * Sees to it that an answer carries the standing headers and the policy, whatever sets or takes away headers until it
 * leaves. A route may be gentler with nothing, and stricter with its policy and its referrer.
 */
export const guardAnswer = (response: ServerResponse, plan: AnswerPlan): void => {
  const standing = Object.entries(standingHeaders(plan.setting));
  for (const [name, value] of standing) response.setHeader(name, value);
  const writeHead = response.writeHead.bind(response);
  const guarded = (...[wanted, ...given]: Parameters<typeof writeHead>) => {
    const status = wanted === 500 && plan.isUnread() ? 400 : wanted;
    for (const [name, value] of standing) {
      if (name !== 'Referrer-Policy' || response.getHeader(name) !== 'no-referrer') response.setHeader(name, value);
    }
    if (!isStricterPolicy(response.getHeader(policyHeader))) {
      const policy = isPage(response) ? contentPolicy(trustOf(plan, status), plan.setting) : filePolicy;
      response.setHeader(policyHeader, policy);
    }
    if (takesSessionAway(response, plan.sessionCookie)) response.setHeader('Clear-Site-Data', '"cache", "storage"');
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
    response.removeHeader('X-Powered-By');
    return writeHead(status, ...given);
  };
  // Node knows it in two shapes; both begin with the status.
  response.writeHead = guarded as typeof response.writeHead;
};

// An answer that does not say what it is has nothing to show: it leads elsewhere.
const isPage = (response: ServerResponse): boolean =>
  String(response.getHeader('Content-Type') ?? 'text/html').startsWith('text/html');

const trustOf = ({ nonce, knownScripts, errorScripts }: AnswerPlan, status: number): ScriptTrust => {
  if (status >= 400) return { kind: 'BOTH', nonce, hashes: errorScripts };
  return knownScripts ? { kind: 'HASHES', hashes: knownScripts } : { kind: 'NONCE', nonce };
};

// Whoever sits down at this computer next finds no page of the last person by going back.
const takesSessionAway = (response: ServerResponse, cookie: string): boolean =>
  [response.getHeader('Set-Cookie') ?? []].flat().some((line) => String(line).startsWith(`${cookie}=;`));
