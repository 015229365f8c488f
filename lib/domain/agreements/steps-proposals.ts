// Steps of a proposal: another wording of one section, put forward by one side and answered by the other.
import { z } from 'zod';
import * as proposal from '@/lib/domain/agreements/guards-proposals';
import type { AgreementStepRow } from '@/lib/domain/agreements/step-types';
import { rowId } from '@/lib/domain/form-values';
import { paragraph } from '@/lib/domain/text';

const bothSides = ['AGENCY_OFFICER', 'AGENCY_APPROVER', 'LIAISON', 'PROGRAM_MANAGER'] as const;
const one = z.strictObject({ proposalId: rowId() });

const work = (label: string, did: string) => ({ kind: 'work', from: ['NEGOTIATION'], to: 'same', label, did }) as const;

export const proposalSteps = {
  propose_section: {
    ...work('Propose a change', 'proposed another wording of a section'),
    by: bothSides,
    needs: z.strictObject({
      sectionId: rowId(),
      body: paragraph(12_000, 'Write the text of the section as you want it.'),
      reason: paragraph(2000, 'Say why you propose this, so that the other side can agree.'),
    }),
    guards: [],
    notify: [['section-proposed', 'both_sides']],
    effects: ['propose_section', 'unsettle_text'],
  },
  accept_proposal: {
    ...work('Accept', 'accepted a proposal, and with it the wording of a section'),
    by: bothSides,
    needs: one,
    guards: [proposal.theOtherSideProposed],
    notify: [['proposal-answered', 'both_sides']],
    effects: ['accept_proposal', 'unsettle_text'],
    tone: 'primary',
  },
  reject_proposal: {
    ...work('Reject', 'rejected a proposal'),
    by: bothSides,
    needs: one.extend({ answer: paragraph(2000, 'Say why, and what you could agree to.') }),
    guards: [proposal.theOtherSideProposed],
    notify: [['proposal-answered', 'both_sides']],
    effects: ['reject_proposal'],
  },
  withdraw_proposal: {
    ...work('Withdraw', 'withdrew a proposal'),
    by: bothSides,
    needs: one,
    guards: [proposal.ownSideProposed],
    notify: [],
    effects: ['withdraw_proposal'],
  },
} as const satisfies Record<string, AgreementStepRow>;
