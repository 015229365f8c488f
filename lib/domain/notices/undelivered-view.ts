// The mails that reached nobody, for those who can do something about it.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import type { MailState } from '@/lib/domain/notices/mail-state';

export type UndeliveredRow = {
  id: string;
  person: string;
  address: string;
  caseNumber: string;
  caseHref: string;
  what: string;
  state: MailState;
  /** What the mail server said. */
  said: string;
  tries: number;
  lastTry: string;
  /** Why it may not be sent again now; null when it may. */
  refusal: string | null;
};

export type UndeliveredPage = { rows: readonly UndeliveredRow[]; more: boolean };

export const sendAgainInput = z.strictObject({ noticeId: rowId('Press the button of one mail.') });
