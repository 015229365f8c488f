// What guards may know of the places that are signed on paper.

export type ScanFacts = {
  id: string;
  uploadedById: string;
  /** Why nobody can look at it yet, or ever; null when both sides can open it. */
  heldBack: string | null;
  confirmedBy: readonly { side: 'AGENCY' | 'ICE'; userId: string }[];
};

/** A place that is signed on paper in this round. */
export type PaperFacts = {
  placeId: string;
  /** The scan that waits to be confirmed; null while none does. */
  scan: ScanFacts | null;
};
