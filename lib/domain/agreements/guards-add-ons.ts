// Conditions on add-ons: what may be joined, and that none outlives the agreement it joins.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

export const anAddOnFits: AgreementGuard = ({ addOns }) =>
  addOns.fit || 'No add-on goes with agreements of this program.';

// Also a unique index of the database, for two that begin one at the same moment.
export const anAddOnIsLeft: AgreementGuard = ({ addOns }) =>
  addOns.left.length > 0 || 'This agreement has every add-on that goes with it.';

export const joinsNoOther: AgreementGuard = ({ addOns }) =>
  addOns.joined === null || 'An add-on has no add-ons of its own. Begin it on the agreement that this one joins.';

export const joinedAgreementStands: AgreementGuard = ({ addOns }) =>
  addOns.joined === null || addOns.joined.stands || 'The agreement that this add-on joins does not stand any more.';

export const joinedAgreementIsInForce: AgreementGuard = ({ addOns }) =>
  addOns.joined === null ||
  addOns.joined.inForce ||
  'The agreement that this add-on joins is not in force. Put that one in force first.';

export const joinedAgreementHasEnded: AgreementGuard = ({ addOns }) =>
  addOns.joined?.ended === true || 'The agreement that this add-on joins has not ended.';
