// Conditions on the time to sign.
import { type AgreementFacts, allHaveSigned } from '@/lib/domain/agreements/facts';
import { signingTimeIsOver, signingTimeProblem } from '@/lib/domain/agreements/signing-time';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

export const thereIsTimeToSign: AgreementGuard = ({ signing, today }) => signingTimeProblem(signing, today) ?? true;

export const timeToSignIsOver: AgreementGuard = (facts) =>
  (!allHaveSigned(facts) && signingTimeIsOver(facts.signing, facts.today)) || 'There is still time to sign.';

export const lapseIsNotTold: AgreementGuard = ({ signing: { until, lapseToldFor } }) =>
  until === null || lapseToldFor !== until || 'Both sides were told already that the time to sign is over.';

export const signersAreToBeReminded: AgreementGuard = ({ signing }) =>
  signing.toRemind > 0 || 'No signer has to be reminded now.';
