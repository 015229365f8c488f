// Conditions on ending an agreement by notice and on winding it down.
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { dateText } from '@/lib/domain/dates';
import type { Guard } from '@/lib/domain/workflow/step';

type AgreementGuard = Guard<AgreementFacts>;

const none = 'No notice stands against this agreement.';

export const noNoticeStands: AgreementGuard = ({ notice }) =>
  notice === null || `Notice was given already: the agreement ends on ${dateText(notice.endsOn)}.`;

export const noticeIsTheirs: AgreementGuard = ({ notice }, { side }) => {
  if (notice === null) return none;
  return notice.side === side || 'Only the side that gave the notice can ask to take it back.';
};

export const noticeIsOfTheOtherSide: AgreementGuard = ({ notice }, { side }) => {
  if (notice === null) return none;
  return notice.side !== side || 'The other side has to agree. Your side has asked.';
};

export const keepIsNotAsked: AgreementGuard = ({ notice }) =>
  !notice?.keepAsked || 'Your side has asked already to take the notice back. The other side has not agreed yet.';

export const keepIsAsked: AgreementGuard = ({ notice }) =>
  notice?.keepAsked === true || 'The side that gave the notice has not asked to take it back.';

export const noticeDayHasNotCome: AgreementGuard = ({ notice, today }) =>
  notice === null || today < notice.endsOn || 'The day that the notice names has come.';

export const noticeDayIsReached: AgreementGuard = ({ notice, today }) => {
  if (notice === null) return none;
  return (
    notice.endsOn <= today || `The notice ends the agreement on ${dateText(notice.endsOn)}, which has not come yet.`
  );
};

export const hasWindDownItem: AgreementGuard = ({ windDown }, { side }) =>
  (side === 'AGENCY' ? windDown.agency : windDown.ice) > 0 || 'Nothing on the checklist of the end is for your side.';

export const windDownIsOverdue: AgreementGuard = ({ windDown }) =>
  windDown.toRemind > 0 || 'Nothing on the checklist of the end has to be reminded of today.';
