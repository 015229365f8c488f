// Add-ons: begun on an agreement that is executed or in force, walked through the steps of every agreement, and ended
// with the agreement they join.
import { z } from 'zod';
import * as addOn from '@/lib/domain/agreements/guards-add-ons';
import { isNotAnAmendment } from '@/lib/domain/agreements/guards-amendments';
import { textIsHeldHere } from '@/lib/domain/agreements/guards-import';
import { noNoticeStands } from '@/lib/domain/agreements/guards-termination';
import { inForceStatuses, unexecutedStatuses } from '@/lib/domain/agreements/status';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { addOnCodes } from '@/lib/domain/programs/program';

const nothing = z.strictObject({});

const whichOne = { addOn: z.enum(addOnCodes, 'Choose the add-on.') };

export const addOnSteps = {
  create_add_on: {
    kind: 'move',
    from: [],
    to: 'DRAFT',
    by: ['SYSTEM'],
    label: 'Create add-on',
    did: 'created the add-on from its template',
    needs: z.strictObject({ requestId: rowId(), joinsId: rowId(), ...whichOne }),
    guards: [],
    notify: [],
    effects: [],
  },
  begin_add_on: {
    kind: 'work',
    from: ['EXECUTED', 'IMPLEMENTING', ...inForceStatuses],
    to: 'same',
    by: ['LIAISON', 'PROGRAM_MANAGER'],
    label: 'Begin an add-on',
    did: 'began an add-on',
    needs: z.strictObject(whichOne),
    guards: [
      isNotAnAmendment,
      addOn.joinsNoOther,
      addOn.anAddOnFits,
      addOn.anAddOnIsLeft,
      textIsHeldHere,
      noNoticeStands,
    ],
    notify: [['add-on-begun', 'both_sides']],
    effects: ['draft_add_on'],
  },
  set_add_on_aside: {
    kind: 'move',
    from: unexecutedStatuses,
    to: 'VOID',
    by: ['SYSTEM'],
    label: 'Set the add-on aside with the agreement it joins',
    did: 'set the add-on aside, since the agreement it joins has ended',
    needs: nothing,
    guards: [addOn.joinedAgreementHasEnded],
    notify: [['agreement-voided', 'both_sides']],
    effects: ['end_with_joined', 'void_signatures'],
  },
  // Signed and sealed, and never in force: the seal stays, and nothing comes of it.
  drop_add_on: {
    kind: 'move',
    from: ['EXECUTED', 'IMPLEMENTING'],
    to: 'VOID',
    by: ['SYSTEM'],
    label: 'Set the executed add-on aside with the agreement it joins',
    did: 'set the add-on aside before it was in force, since the agreement it joins has ended',
    needs: nothing,
    guards: [addOn.joinedAgreementHasEnded],
    notify: [['add-on-ended', 'both_sides']],
    effects: ['end_with_joined'],
  },
  end_add_on: {
    kind: 'move',
    from: inForceStatuses,
    to: 'EXPIRED',
    by: ['SYSTEM'],
    label: 'End with the agreement it joins',
    did: 'recorded that the add-on ended with the agreement it joins',
    needs: nothing,
    guards: [addOn.joinedAgreementHasEnded],
    notify: [['add-on-ended', 'both_sides']],
    effects: ['end_with_joined', 'set_amendments_aside'],
  },
} as const satisfies Record<string, AgreementStepRow>;
