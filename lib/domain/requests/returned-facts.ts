// What guards know about a request that is, was or will be back with its agency: a return, or a correction it asked for.

/** Where a returned request came from, which is where it goes back to. */
export type ReturnOrigin = 'INTAKE' | 'FIRST_CONTACT' | 'ASSESSMENT';

export type CorrectionFacts = {
  /** Sections that the agency asks to correct and that nobody has decided on yet; null when it asks for nothing. */
  asked: readonly string[] | null;
  cameFrom: ReturnOrigin;
  /** Calendar date by which the agency was asked to answer; null while nothing is back with it. */
  respondBy: string | null;
};

/** A request that was never returned and about which nothing is asked. */
export const noCorrection: CorrectionFacts = { asked: null, cameFrom: 'INTAKE', respondBy: null };
