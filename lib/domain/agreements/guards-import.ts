// Conditions that tell what was signed outside the portal from what was signed in it.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { Guard } from '@/lib/domain/workflow/step';

/** What is changed clause by clause has to be a text that the portal holds. */
export const textIsHeldHere: Guard<AgreementFacts> = ({ signedOutside }) =>
  !signedOutside ||
  'This agreement was signed outside the portal, which does not hold its text. Its renewal brings the change instead.';

export const isSignedOutside: Guard<AgreementFacts> = ({ signedOutside }) =>
  signedOutside || 'This agreement was signed in the portal.';
