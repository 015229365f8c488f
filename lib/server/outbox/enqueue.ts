import 'server-only';
import type { AgencyLetter } from '@/lib/domain/agencies/agency-letter';
import type { Audience, NoticeName } from '@/lib/domain/notices/notice-name';
import type { SecurityLetter } from '@/lib/domain/notices/security-letter';
import type { AccountLetter } from '@/lib/domain/people/account-letter';
import type { SavedList } from '@/lib/domain/saved-views';
import type { AlertEnd } from '@/lib/domain/view-alerts';
import { now } from '@/lib/server/clock';
import type { Transaction } from '@/lib/server/db/client';

// Promises made inside a transaction: rows that the worker keeps after the commit. The dedupe key makes each promise
// once, however often the code that makes it runs.

export type CaseRef = { kind: 'request' | 'agreement'; id: string };

/** The row a notice is about, where it is not the case as a whole. */
export type NoticeSubject = { meetingId?: string; roundId?: string; questionId?: string; commentId?: string };

/** What somebody is told of a saved view: what entered it, or why the portal looks at it no longer. */
export type ViewPromise = { userId: string; alertId: string; list: SavedList; viewName: string } & (
  | { name: 'view-entered'; viewId: string; count: number }
  | { name: 'view-alert-ended'; viewId: string | null; why: AlertEnd }
);

/** The payloads by kind. Stored as JSON: a change of shape needs a migration. */
export type OutboxPayload = {
  notice: { name: NoticeName; audience: Audience; case: CaseRef; eventId?: string } & NoticeSubject;
  notice_again: { noticeId: string };
  digest: { userId: string };
  invitation: { memberId: string };
  /** `userId`: whom a letter about an authority to sign goes to. */
  agency_letter: { letter: AgencyLetter; id: string; userId?: string };
  /** `userId` null: a letter to nobody, so that asking for one takes as long for an unknown address. */
  security_letter: { letter: SecurityLetter; userId: string | null; label: string; at: string; aboutId?: string };
  /** `userId`: whom a letter goes to that is about somebody else; `day`: the day that a reminder counts to. */
  account_letter: { letter: AccountLetter; id: string; userId?: string; day?: string };
  seen_as_letter: { viewId: string };
  view_letter: ViewPromise;
  /** `on`: the day a summary is for. */
  report_letter: { userId: string; on: string };
  scan_document: { documentId: string };
  search_document: { documentId: string };
  finish_destruction: { runId: string };
  /** About a file of a list, to whoever asked for it. */
  file_notice: { exportId: string };
  make_release: { releaseId: string };
  seal_agreement: { agreementId: string; versionId: string };
};

export type OutboxKind = keyof OutboxPayload;

/** Writes one promise; a second one with the same key is ignored. */
export const enqueue = async <Kind extends OutboxKind>(
  tx: Transaction,
  kind: Kind,
  dedupeKey: string,
  payload: OutboxPayload[Kind],
): Promise<void> => {
  await tx.outboxMessage.createMany({
    data: [{ kind, dedupeKey, payload, createdAt: now() }],
    skipDuplicates: true,
  });
};
