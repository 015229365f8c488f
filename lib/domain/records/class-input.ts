// What the form that changes a disclosure class sends.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import { disclosureClasses } from '@/lib/domain/requests/disclosure';
import { paragraph } from '@/lib/domain/text';

export const changeClassInput = z.strictObject({
  what: z.enum(['DOCUMENT', 'COMMENT'], 'Open the page again.'),
  id: rowId(),
  class: z.enum(disclosureClasses, 'Choose who may read it later.'),
  reason: paragraph(1000, 'Say why the class changes.'),
});
