// Conditions on field visits and on figures that are to be verified.
import type { RequestFacts } from '@/lib/domain/requests/facts';
import type { Guard } from '@/lib/domain/workflow/step';

type RequestGuard = Guard<RequestFacts>;

export const hasFigureToVerify: RequestGuard = ({ assessment }) =>
  (assessment?.toVerify.length ?? 0) > 0 || 'No figure waits to be verified.';

// Our own rule: delegated authority is not offered on figures that nobody has counted or verified. A county that
// counted its bookings in 2007 (Shelby County, Tennessee) withdrew its request. For other programs it is a warning.
export const delegationRestsOnVerifiedFigures: RequestGuard = ({ assessment }) => {
  const open = assessment?.toVerifyForDelegation ?? [];
  return (
    open.length === 0 ||
    `Delegated authority is offered on figures that are not verified yet: ${open.join(', ')}. Count them, record how they were verified, or do not offer it.`
  );
};
