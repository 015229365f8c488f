// Steps about the people of one request: whom of the agency it is shared with, and as what.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';
import { isColleagueHere, managesPeople } from '@/lib/domain/requests/guards-drafting';
import { invitedRoles } from '@/lib/domain/requests/member';
import { openRequestStatuses } from '@/lib/domain/requests/status';
import type { RequestStepRow } from '@/lib/domain/requests/step-types';
import { workEmail } from '@/lib/domain/text';

const role = z.enum(invitedRoles, 'Choose what the colleague may do: editor, approver or viewer.');
const email = workEmail('Enter the work e-mail address of a colleague, for example a.ruiz@calder.example.');

// Whom the request is shared with is the agency's own business, and outdates nobody's page.
const people = {
  kind: 'work',
  from: openRequestStatuses,
  to: 'same',
  by: ['AGENCY_OFFICER', 'AGENCY_APPROVER'],
  guards: [managesPeople],
  notify: [],
  visibility: 'AGENCY_ONLY',
  quiet: true,
} as const satisfies Partial<RequestStepRow>;

const anyone = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN'] as const;

export const memberSteps = {
  invite_colleague: {
    ...people,
    label: 'Add a colleague',
    did: 'added a colleague to the request',
    needs: z.strictObject({ email, role }),
    effects: ['invite_colleague'],
  },
  change_colleague: {
    ...people,
    label: 'Change what a colleague may do',
    did: 'changed what a colleague may do',
    needs: z.strictObject({ memberId: rowId(), role }),
    effects: ['change_colleague'],
  },
  remove_colleague: {
    ...people,
    label: 'Remove a colleague',
    did: 'took a colleague off the request',
    needs: z.strictObject({ memberId: rowId() }),
    effects: ['remove_colleague'],
  },
  transfer_ownership: {
    ...people,
    label: 'Hand over ownership',
    did: 'handed the request over to another owner',
    needs: z.strictObject({ memberId: rowId() }),
    effects: ['transfer_ownership'],
  },
  leave_request: {
    ...people,
    by: anyone,
    label: 'Leave the request',
    did: 'left the people of the request',
    needs: z.strictObject({}),
    guards: [isColleagueHere],
    effects: ['leave_request'],
  },
  accept_invitation: {
    ...people,
    by: anyone,
    label: 'Accept the invitation',
    did: 'joined the request',
    needs: z.strictObject({
      token: z
        .string()
        .max(43)
        .regex(/^[\w-]{43}$/u, 'Open the link of the invitation again.'),
    }),
    guards: [],
    effects: ['accept_invitation'],
  },
} as const satisfies Record<string, RequestStepRow>;

/** Steps about the people of a request: they have a page of their own, and nobody waits for them. */
export const isMemberStep = (name: string): boolean => Object.hasOwn(memberSteps, name);
