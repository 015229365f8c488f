import 'server-only';
import { z } from 'zod';
import { deliverAgencyLetter } from '@/lib/server/agencies/deliver-agency-letter';
import { sealSignedAgreement } from '@/lib/server/agreements/seal-agreement';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { deliverSecurityLetter } from '@/lib/server/auth/security-letters';
import { scanDocument } from '@/lib/server/documents/scan-document';
import { searchDocument } from '@/lib/server/documents/search-document';
import { log } from '@/lib/server/log';
import { deliverDigest } from '@/lib/server/outbox/deliver-digest';
import { deliverFileNotice } from '@/lib/server/outbox/deliver-file-notice';
import { deliverInvitation } from '@/lib/server/outbox/deliver-invitation';
import { deliverNotice, deliverNoticeAgain } from '@/lib/server/outbox/deliver-notice';
import { deliverViewLetter } from '@/lib/server/outbox/deliver-view-letter';
import type { Handlers } from '@/lib/server/outbox/dispatch';
import { deliverAccountLetter } from '@/lib/server/people/deliver-account-letter';
import { makeRelease } from '@/lib/server/records/releases/make-release';
import { finishDestruction } from '@/lib/server/records/retention/destroy-content';
import { deliverSummary } from '@/lib/server/reports/send-summaries';
import { deliverSeenAs } from '@/lib/server/view-as/deliver-seen-as';

const documentPayload = z.object({ documentId: z.uuid() });
const runPayload = z.object({ runId: z.uuid() });
const releasePayload = z.object({ releaseId: z.uuid() });
const sealPayload = z.object({ agreementId: z.uuid(), versionId: z.uuid() });

/** What the worker does for each kind of outbox message. Each may run twice and has one effect. */
export const handlers: Handlers = {
  notice: deliverNotice,
  notice_again: deliverNoticeAgain,
  file_notice: deliverFileNotice,
  digest: deliverDigest,
  scan_document: async (_outboxId, payload) => {
    await scanDocument(documentPayload.parse(payload).documentId);
  },
  search_document: async (_outboxId, payload) => {
    await searchDocument(documentPayload.parse(payload).documentId);
  },
  invitation: deliverInvitation,
  agency_letter: deliverAgencyLetter,
  security_letter: deliverSecurityLetter,
  account_letter: deliverAccountLetter,
  finish_destruction: async (_outboxId, payload) => {
    await finishDestruction(runPayload.parse(payload).runId);
  },
  make_release: async (_outboxId, payload) => {
    await makeRelease(releasePayload.parse(payload).releaseId);
  },
  seen_as_letter: deliverSeenAs,
  report_letter: deliverSummary,
  view_letter: deliverViewLetter,
  seal_agreement: async (_outboxId, payload) => {
    const { agreementId, versionId } = sealPayload.parse(payload);
    await sealSignedAgreement(agreementId, versionId);
    // What was sealed is signed for at once. Where that fails, the watch over the log signs a little later.
    await makeCheckpoint().catch((error: unknown) => log().error({ err: error }, 'The seal has no checkpoint yet.'));
  },
};
