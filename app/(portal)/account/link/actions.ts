'use server';
import { z } from 'zod';
import { paths } from '@/lib/domain/paths';
import { formAction } from '@/lib/server/actions/form-action';
import { forgetWaitingLink, sendToProvider, waitingLinkToken } from '@/lib/server/auth/identity/browser-trip';
import { linkIdentity, unlinkIdentity } from '@/lib/server/auth/identity/linked-identities';
import { personOf } from '@/lib/server/auth/person';
import { missingStepUp } from '@/lib/server/auth/step-up';

/** Sends the person to a provider to show the account there that is to be linked. */
export const linkAtProvider = formAction(
  z.strictObject({ provider: z.string().max(40) }),
  async ({ provider }, actor) =>
    missingStepUp(actor, 'link_identity') ??
    sendToProvider(provider, { purpose: 'LINK', back: paths.linkIdentity(), userId: personOf(actor).id }),
  ({ url }) => url,
);

/** Links the account that the person has shown at a provider. */
export const linkWaiting = formAction(z.strictObject({}), async (_input, actor) => {
  const answer = await linkIdentity(personOf(actor), await waitingLinkToken());
  if (answer.ok) await forgetWaitingLink();
  return answer;
});

/** Unlinks an account at a provider from the person's own. */
export const unlinkOwn = formAction(z.strictObject({ identityId: z.uuid() }), ({ identityId }, actor) =>
  unlinkIdentity(personOf(actor), identityId),
);
