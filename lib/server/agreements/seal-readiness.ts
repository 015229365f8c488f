import 'server-only';
import { randomBytes } from 'node:crypto';
import type { SealReadinessView } from '@/lib/domain/agreements/seal-view';
import { dateText, toCalendarDate } from '@/lib/domain/dates';
import { presentRevocationLists } from '@/lib/server/agreements/revocation-file';
import { portalSealIdentity } from '@/lib/server/agreements/seal-identity-file';
import { portalTimestampAuthority } from '@/lib/server/agreements/timestamp-authority-file';
import { now } from '@/lib/server/clock';
import { checkSealReadiness } from '@/lib/server/signing/readiness';
import { sealIdentityStatus } from '@/lib/server/signing/seal-identity';
import { requestTimestamp, TimestampPendingError } from '@/lib/server/signing/timestamp-request';

// Whether this portal can seal now: a trial seal that is verified, and a trial timestamp where an authority is set.

/** A person waits for this answer. */
const TRIAL_MS = 3000;
const KEPT_MS = 30_000;
const SOON_DAYS = 60;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'The reason is unknown.');

const trySealing = async (): Promise<Pick<SealReadinessView, 'problem' | 'certificate'>> => {
  try {
    const identity = await portalSealIdentity();
    const { subject, fingerprint, notAfter, daysLeft, demonstration } = sealIdentityStatus(identity, now());
    const answer = await checkSealReadiness(identity, now(), await presentRevocationLists(now()));
    const endsOn = dateText(toCalendarDate(notAfter));
    return {
      problem: answer.ready ? null : answer.problem,
      certificate: { subject, fingerprint, endsOn, daysLeft, expiresSoon: daysLeft <= SOON_DAYS, demonstration },
    };
  } catch (error) {
    return { problem: messageOf(error), certificate: null };
  }
};

const tryStamping = async (): Promise<SealReadinessView['authority']> => {
  try {
    const authority = await portalTimestampAuthority();
    if (!authority) return null;
    const host = new URL(authority.url).host;
    try {
      await requestTimestamp(authority, randomBytes(32), now(), TRIAL_MS);
      return { host, problem: null };
    } catch (error) {
      return { host, problem: messageOf(error) };
    }
  } catch (error) {
    if (error instanceof TimestampPendingError) return { host: 'TSA_URL', problem: error.message };
    throw error;
  }
};

let kept: { until: number; answer: Promise<SealReadinessView> } | undefined;

/** Tries both. The answer is kept for half a minute, so that a page opened often does not ask the authority as often. */
export const portalSealReadiness = (): Promise<SealReadinessView> => {
  const time = performance.now();
  if (!kept || kept.until < time) {
    const answer = Promise.all([trySealing(), tryStamping()]).then(([seal, authority]) => ({ ...seal, authority }));
    kept = { until: time + KEPT_MS, answer };
    answer.catch(() => {
      kept = undefined;
    });
  }
  return kept.answer;
};
