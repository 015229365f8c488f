// Four eyes over a copy of a case: whoever worked on it never approves it.

/** Everybody who had a hand in what leaves. */
export type Hands = { preparedById: string; submittedById: string | null; changedByIds: readonly string[] };

/** Why this person may not approve the copy; null when they may. */
export const whyNotApprove = (actorId: string | null, hands: Hands): string | null => {
  if (actorId === null) return 'A person approves a copy, never the portal.';
  if (hands.preparedById === actorId || hands.submittedById === actorId) {
    return 'You prepared this copy. Somebody else compares it with the case and approves it.';
  }
  return hands.changedByIds.includes(actorId)
    ? 'You worked on this copy. Somebody who has changed nothing in it approves it.'
    : null;
};
