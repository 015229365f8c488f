// Which text of an agreement is in force. A signed text never changes: an amendment that became part of the agreement
// carries the whole text as it reads from then on, and names the text it builds on.

export type AppliedAmendment = { id: string; basedOnId: string | null };

/**
 * The amendments that are part of an agreement, in the order in which they became part of it: each builds on the one
 * before it, the first on the agreement itself. The database lets two never build on the same.
 */
export const amendmentsInOrder = <Applied extends AppliedAmendment>(
  agreementId: string,
  applied: readonly Applied[],
): Applied[] => {
  const after = new Map(applied.map((amendment) => [amendment.basedOnId, amendment]));
  const found: Applied[] = [];
  for (let next = after.get(agreementId); next && found.length < applied.length; next = after.get(next.id)) {
    found.push(next);
  }
  return found;
};

/** The row whose text is in force: the amendment that became part of the agreement last, or the agreement itself. */
export const textInForceId = (agreementId: string, applied: readonly AppliedAmendment[]): string =>
  amendmentsInOrder(agreementId, applied).at(-1)?.id ?? agreementId;
