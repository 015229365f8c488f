// What a good row of an import becomes. It is kept with the dry run, and is the input of the step that takes it over:
// the shape changes only with a migration.
import { z } from 'zod';
import { programCodes } from '@/lib/domain/programs/program-code';

export const importEndReasons = ['EXPIRED', 'TERMINATED_BY_AGENCY', 'TERMINATED_BY_ICE', 'SUPERSEDED_RENEWAL'] as const;

export type ImportEndReason = (typeof importEndReasons)[number];

const day = z.string().max(10);

export const importedTerms = z.strictObject({
  /** Ids are those the row was found to mean. */
  agencyId: z.uuid(),
  officeId: z.uuid(),
  documentId: z.uuid(),
  programCode: z.enum(programCodes),
  title: z.string().max(200),
  signedOn: day,
  effectiveOn: day,
  expiresOn: day.nullable(),
  /** 0: on receipt. */
  noticeDays: z.number().int().min(0).max(365),
  endedOn: day.nullable(),
  endReason: z.enum(importEndReasons).nullable(),
  agencySignerTitle: z.string().max(120),
  iceSignerTitle: z.string().max(120),
  objective: z.string().max(1000),
  publicSummary: z.string().max(1000),
  reference: z.string().max(60),
});

export type ImportedTerms = z.output<typeof importedTerms>;

/** The notice of a row: its days; on receipt for none. */
export const noticeOf = ({ noticeDays }: Pick<ImportedTerms, 'noticeDays'>) =>
  noticeDays === 0
    ? ({ noticeMode: 'ON_RECEIPT', noticeDays } as const)
    : ({ noticeMode: 'DAYS', noticeDays } as const);
