// Steps about agreements that were signed outside the portal. An administrator takes a whole file over or back, and
// the portal takes these steps for each of its agreements.
import { z } from 'zod';
import { isSignedOutside } from '@/lib/domain/agreements/guards-import';
import { importedTerms } from '@/lib/domain/agreements/imports/imported-terms';
import { inForceStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

const takeOver = <const Status extends 'ACTIVE' | 'EXPIRED' | 'TERMINATED' | 'SUPERSEDED'>(to: Status, label: string) =>
  ({
    kind: 'move',
    from: [],
    to,
    by: ['SYSTEM'],
    label,
    did: 'took over the agreement, which was signed outside the portal',
    needs: z.strictObject({ importId: rowId(), row: z.number().int().min(2).max(100_000), terms: importedTerms }),
    guards: [],
    notify: [],
    effects: [],
  }) as const satisfies AgreementStepRow;

export const importSteps = {
  import_in_force: {
    ...takeOver('ACTIVE', 'Take over'),
    notify: [['agreement-imported', 'agency']],
    effects: ['open_duties'],
  },
  import_expired: takeOver('EXPIRED', 'Take over as expired'),
  import_terminated: takeOver('TERMINATED', 'Take over as terminated'),
  import_superseded: takeOver('SUPERSEDED', 'Take over as superseded'),
  undo_import: {
    kind: 'move',
    // A whole file is taken back, with what had ended before it came here.
    from: [...inForceStatuses, 'EXPIRED', 'TERMINATED', 'SUPERSEDED'],
    to: 'VOID',
    by: ['SYSTEM'],
    label: 'Undo the import of the agreement',
    did: 'took the import of the agreement back',
    needs: z.strictObject({ reason: paragraph(1000, 'Say why the import is taken back.') }),
    guards: [isSignedOutside],
    notify: [],
    effects: ['end_by_undo'],
  },
} as const satisfies Record<string, AgreementStepRow>;
