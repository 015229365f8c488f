import { askCorrection } from '@/lib/server/agencies/fact-corrections';
import { startDraft } from '@/lib/server/assessments/rule-drafts';
import { db } from '@/lib/server/db/client';
import type { Cast } from '@/tests/support/cast';
import { testNow } from '@/tests/support/fixed-clock';

/** What waits for a decision of an administrator: an agency to verify, a fact to correct, a draft of the rules. */
export const pendingRows = async (cast: Cast): Promise<void> => {
  await db.verificationAsk.create({
    data: {
      ...{ number: 'VER-2026-000901', legalName: 'Gale County Police', type: 'SHERIFF', level: 'COUNTY' },
      ...{ stateCode: 'ZZ', counties: ['Gale'], headTitle: 'Sheriff', headName: 'G. Head', phone: '555-0100' },
      ...{ personName: 'Gina Gale', personTitle: 'Clerk', workEmail: 'gina@gale.example' },
      ...{ askedAt: testNow, emailConfirmedAt: testNow },
    },
  });
  await askCorrection(cast.calder.admin, {
    field: 'swornCount',
    proposed: '150',
    reason: 'Counted anew in the budget of 2027.',
  });
  await startDraft(cast.administrator, { from: '1.0' });
};
