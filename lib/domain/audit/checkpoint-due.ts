// When the audit log is signed again (quality.md, "Audit log"): after five minutes or 500 events. A seal asks by itself.

export const checkpointMinutes = 5;
export const checkpointEvents = 500;

/** How far the log was signed, and when; null before the first time. */
export type Signed = { seq: number; at: Date } | null;

/** True when the log has gone on since it was signed, for long enough or by enough. */
export const isCheckpointDue = (headSeq: number, signed: Signed, now: Date): boolean => {
  if (headSeq === 0) return false;
  if (signed === null) return true;
  const newEvents = headSeq - signed.seq;
  // A shorter log than was signed is no reason to wait: the signer has to see it.
  if (newEvents < 0 || newEvents >= checkpointEvents) return true;
  return newEvents > 0 && now.getTime() - signed.at.getTime() >= checkpointMinutes * 60_000;
};

/** True when the worker should have signed long ago: it does not run, or does not go on. */
export const isCheckpointLate = (headSeq: number, signed: Signed, oldestUnsigned: Date | null, now: Date): boolean =>
  headSeq > (signed?.seq ?? 0) &&
  oldestUnsigned !== null &&
  now.getTime() - oldestUnsigned.getTime() > 2 * checkpointMinutes * 60_000;
