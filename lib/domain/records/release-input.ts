// What the forms about copies of cases send.
import { z } from 'zod';
import { mayCheck, rowId, wholeNumber } from '@/lib/domain/form-values';
import { exemptionCodes } from '@/lib/domain/records/exemptions';
import { releaseProfileNames } from '@/lib/domain/records/profiles';
import { line, optionalParagraph, paragraph } from '@/lib/domain/text';

const exemption = z.enum(exemptionCodes, 'Choose why it does not leave.');
const at = { releaseId: rowId(), version: wholeNumber(1, 1_000_000, 'Open the page again.') };

export const beginReleaseInput = z.strictObject({
  caseNumber: line(40, 'Enter the number of the request or agreement, such as ACC-2026-000123.'),
  requester: line(200, 'Enter who asked for the record.'),
  reference: line(100, 'Enter the reference of the requester, such as the number of the FOIA request.'),
  profile: z.enum(releaseProfileNames, 'Choose to whom the copy goes.'),
});

export const decideItemsInput = z.strictObject({
  ...at,
  itemIds: z
    .union([rowId().transform((one) => [one]), z.array(rowId()).max(2000)], 'Choose at least one item.')
    .transform((list) => [...new Set(list)]),
  decision: z.enum(['RELEASE', 'WITHHOLD', 'LEAVE_OUT'], 'Choose what becomes of them.'),
  exemption: z
    .union([z.literal('').transform(() => null), exemption])
    .optional()
    .transform((code) => code ?? null),
});

const place = (max: number) =>
  z.union([z.literal('').transform(() => null), wholeNumber(0, max, 'Select the words again.')]).optional();

export const markWordsInput = z.strictObject({
  ...at,
  itemId: rowId(),
  page: wholeNumber(1, 2000, 'Enter the number of a page.'),
  words: optionalParagraph(2000),
  /** Where the selected words stand; without them every place of the words is marked. */
  fromChar: place(20_000_000),
  toChar: place(20_000_000),
  wholePage: mayCheck(),
  everywhere: mayCheck(),
  exemption,
});

export const unmarkInput = z.strictObject({ ...at, markId: rowId() });

export const moveReleaseInput = z.strictObject({ ...at, looked: mayCheck() });

export const reopenReleaseInput = z.strictObject({ ...at, reason: paragraph(1000, 'Say what has to be done.') });
