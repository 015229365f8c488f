import 'server-only';
import { z } from 'zod';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { deliverNotice } from '@/lib/server/outbox/deliver-notice';
import type { Handlers } from '@/lib/server/outbox/dispatch';

const sealPayload = z.object({ agreementId: z.uuid(), versionId: z.uuid() });

/** What the worker does for each kind of outbox message. Each may run twice and has one effect. */
export const handlers: Handlers = {
  notice: deliverNotice,
  seal_agreement: async (_outboxId, payload) => {
    const { agreementId, versionId } = sealPayload.parse(payload);
    await sealSignedAgreement(agreementId, versionId);
  },
};
