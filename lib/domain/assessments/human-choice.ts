// A rule result is advice. People choose; a choice away from the advice needs a written reason.
import { type Band, flagTexts, type ProgramEvaluation } from './evaluation';

export const humanChoices = ['OFFER', 'DO_NOT_OFFER'] as const;

export type HumanChoice = (typeof humanChoices)[number];

export const humanChoiceLabels = {
  OFFER: 'Offer this program',
  DO_NOT_OFFER: 'Do not offer it',
} as const satisfies Record<HumanChoice, string>;

export type HeldBy = ProgramEvaluation['heldBy'];

const towards: Record<Band, readonly HumanChoice[]> = {
  RECOMMENDED: ['OFFER'],
  OFFERED: ['OFFER'],
  CONSIDER: ['OFFER', 'DO_NOT_OFFER'],
  NOT_INDICATED: ['DO_NOT_OFFER'],
  NOT_ELIGIBLE: ['DO_NOT_OFFER'],
  INCOMPLETE: ['DO_NOT_OFFER'],
  // Decided by hand, so either way is a decision that has to be explained.
  MANUAL: [],
  ROUTE_TO_STATE: ['DO_NOT_OFFER'],
};

/** True when a choice may be made at all: a failed gate cannot be overridden, and what belongs to the state is not ours to offer. */
export function choiceAllowed(band: Band, choice: HumanChoice): boolean {
  return choice === 'DO_NOT_OFFER' || (band !== 'NOT_ELIGIBLE' && band !== 'ROUTE_TO_STATE');
}

/**
 * True when a choice needs a written reason: it leads away from the band, the case is decided by hand, or a rule
 * (ORDER-1, S6) holds the program back.
 */
export function choiceNeedsReason(band: Band, choice: HumanChoice, heldBy: HeldBy = null): boolean {
  return (heldBy !== null && choice === 'OFFER') || !towards[band].includes(choice);
}

/** What to ask for beside the reason field, as one sentence. */
export function choiceReasonPrompt(band: Band, choice: HumanChoice, heldBy: HeldBy = null): string | null {
  if (!choiceNeedsReason(band, choice, heldBy)) return null;
  if (choice === 'OFFER' && heldBy === 'ORDER-1') return 'Say why the Criminal Alien Program alone is not enough.';
  if (choice === 'OFFER' && heldBy === 'S6') return `${flagTexts.S6} Say why it can still work.`;
  return choice === 'OFFER'
    ? 'Say why you offer this program although the rules do not recommend it.'
    : 'Say why you do not offer this program although the rules would.';
}

/** True when only a supervisor may make this choice (flag S6). */
export function choiceNeedsSupervisor(choice: HumanChoice, heldBy: HeldBy): boolean {
  return choice === 'OFFER' && heldBy === 'S6';
}

/** The band after an explained choice: offering a program that a rule held back makes it recommended by override. */
export function bandAfterChoice(band: Band, choice: HumanChoice, heldBy: HeldBy): Band {
  return heldBy !== null && choice === 'OFFER' ? 'RECOMMENDED' : band;
}
