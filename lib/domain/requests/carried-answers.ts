// Answers of the public finder that a new request begins with. They come from an address, so they are judged like any
// other form; the agency still confirms and completes each section.
import { z } from 'zod';
import { orNothing, wholeNumber } from '@/lib/domain/form-values';
import { agencyFactsInput, concernsInput, helpInput } from '@/lib/domain/requests/section-input';

export const carriedAnswers = z.strictObject({
  operatesJail: agencyFactsInput.shape.operatesJail,
  borderFeatures: agencyFactsInput.shape.borderFeatures,
  concerns: concernsInput.shape.concerns.default({}),
  programsAsked: helpInput.shape.programsAsked,
  officers: orNothing(wholeNumber(0, 10_000, 'Enter the number of officers, for example 2.')),
});

export type CarriedAnswers = z.infer<typeof carriedAnswers>;

/** The unit of officers that were only counted so far. */
export const unitNotNamed = 'Unit not named yet';
