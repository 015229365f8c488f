// Steps around the files of a request: new versions, who may read them later, and what a scan found.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import { disclosureClasses } from '@/lib/domain/requests/disclosure';
import * as is from '@/lib/domain/requests/guards';
import { isNotClosedByReturn } from '@/lib/domain/requests/guards-corrections';
import { hasHeldFile } from '@/lib/domain/requests/guards-documents';
import { mayWriteHere } from '@/lib/domain/requests/guards-drafting';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { optionalLine, paragraph } from '@/lib/domain/text';

const drafting = {
  kind: 'work',
  from: ['DRAFT', 'RETURNED'],
  to: 'same',
  by: ['AGENCY_OFFICER', 'AGENCY_APPROVER'],
  guards: [is.formIsOpen, mayWriteHere, isNotClosedByReturn('attachments')],
  notify: [],
  visibility: 'AGENCY_ONLY',
} as const;

export const documentSteps = {
  replace_document: {
    ...drafting,
    label: 'Replace file',
    did: 'replaced a file by a new version',
    needs: z.strictObject({ documentId: rowId(), replacesId: rowId() }),
    effects: ['replace_document'],
  },
  classify_document: {
    ...drafting,
    label: 'Save class',
    did: 'chose who may read a file later',
    needs: z.strictObject({
      documentId: rowId(),
      class: z.enum(disclosureClasses, 'Choose who may read the file later.'),
    }),
    effects: ['classify_document'],
  },
  lock_file: {
    kind: 'work',
    from: openRequestStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: 'Lock harmful file',
    did: 'locked a file in which harmful code was found',
    needs: z.strictObject({ documentId: rowId(), detail: optionalLine(300) }),
    guards: [],
    notify: [
      ['file-harmful', 'agency'],
      ['file-harmful', 'administrators'],
    ],
    effects: ['lock_file'],
    visibility: 'AGENCY_ONLY',
    quiet: true,
  },
  hold_file: {
    kind: 'work',
    from: openRequestStatuses,
    to: 'same',
    by: ['SYSTEM'],
    label: 'Hold file back',
    did: 'held back a file in which something looks like an identifier of a person',
    needs: z.strictObject({ documentId: rowId(), detail: optionalLine(300) }),
    guards: [],
    notify: [['file-held-back', 'agency']],
    effects: ['hold_file'],
    visibility: 'AGENCY_ONLY',
    quiet: true,
  },
  allow_file: {
    kind: 'work',
    from: openRequestStatuses.filter((status) => status !== 'DRAFT'),
    to: 'same',
    by: ['OSLC_INTAKE', 'LIAISON'],
    label: 'Let a file through',
    did: 'let a file through that was held back',
    needs: z.strictObject({
      documentId: rowId(),
      reason: paragraph(1000, 'Say what the agency told you about the place that was found.'),
    }),
    guards: [hasHeldFile],
    notify: [['file-let-through', 'agency']],
    effects: ['allow_file'],
  },
} as const satisfies Record<string, RequestStepRow>;
