// What a guard may know about an amendment, beside what it knows about every agreement.
import type { AmendmentKind } from '@/lib/domain/agreements/amendment-kind';

export type AmendmentFacts = {
  kind: AmendmentKind;
  /** The agreement it changes binds both sides today. */
  agreementInForce: boolean;
  /** The agreement it changes has ended. */
  agreementEnded: boolean;
  /** Another amendment became part of the agreement since this one was drafted, or last joined to it. */
  behind: boolean;
  /** Another amendment of the same agreement is being signed. */
  otherIsSigned: boolean;
  /** What it still lacks to be an amendment of its kind, in words. */
  gap: string | null;
};
