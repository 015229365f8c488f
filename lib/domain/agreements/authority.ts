// Who may bind an agency: on what basis, from when to when, and whether it holds on a day.
import { z } from 'zod';
import { type AuthorityBasis, authorityBases, authorityBasisLabels } from '@/lib/domain/agreements/authority-basis';
import { type CalendarDate, dateText } from '@/lib/domain/dates';
import { calendarDate, orNothing, rowId } from '@/lib/domain/form-values';
import { line, optionalLine, optionalParagraph, paragraph } from '@/lib/domain/text';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export const authorityEnds = ['WITHDRAWN', 'LEFT_OFFICE', 'REPLACED'] as const;

export type AuthorityEnd = (typeof authorityEnds)[number];

export const authorityEndLabels = {
  WITHDRAWN: 'Withdrawn',
  LEFT_OFFICE: 'Left office',
  REPLACED: 'Replaced by another record',
} as const satisfies Record<AuthorityEnd, string>;

/** What decides whether an authority holds. */
export type Authority = {
  userId: string | null;
  basis: AuthorityBasis;
  citation: string;
  validFrom: CalendarDate;
  /** The last day; null without a fixed term. */
  validUntil: CalendarDate | null;
  decision: 'GRANTED' | 'REFUSED' | null;
  /** The first day on which it does not hold any more. */
  endedOn: CalendarDate | null;
  documentSha256: string;
};

export type AuthorityState = 'WAITING' | 'REFUSED' | 'AHEAD' | 'VALID' | 'ENDED';

export const authorityStateFacts = {
  WAITING: { label: 'Waits for ICE to confirm', tone: 'blue' },
  REFUSED: { label: 'Not confirmed', tone: 'red' },
  AHEAD: { label: 'Begins later', tone: 'grey' },
  VALID: { label: 'Valid', tone: 'green' },
  ENDED: { label: 'Ended', tone: 'grey' },
} as const satisfies Record<AuthorityState, { label: string; tone: StatusFacts<string>['tone'] }>;

type Dates = Pick<Authority, 'validFrom' | 'validUntil' | 'endedOn'>;

const isOver = ({ validUntil, endedOn }: Dates, day: CalendarDate): boolean =>
  (validUntil !== null && day > validUntil) || (endedOn !== null && day >= endedOn);

/** How an authority stands on a day at the agency. */
export const authorityState = (one: Dates & Pick<Authority, 'decision'>, day: CalendarDate): AuthorityState => {
  if (one.decision === 'REFUSED') return 'REFUSED';
  if (isOver(one, day)) return 'ENDED';
  if (one.decision === null) return 'WAITING';
  return day < one.validFrom ? 'AHEAD' : 'VALID';
};

/** The authority by which a person binds the agency on a day; the latest where there are several. */
export const validAuthority = <One extends Authority>(
  authorities: readonly One[],
  userId: string,
  day: CalendarDate,
): One | null =>
  authorities
    .filter((one) => one.userId === userId && authorityState(one, day) === 'VALID')
    .reduce<One | null>((best, one) => (best === null || one.validFrom >= best.validFrom ? one : best), null);

const mend =
  'The administrator of the agency records it under “Your agency”, “Authority to sign”, with the document, and ICE confirms it.';

/** What is missing for a person to bind the agency on a day, and who can mend it; null when nothing is. */
export const authorityProblem = (
  authorities: readonly Authority[],
  person: { id: string; name: string },
  agencyName: string,
  day: CalendarDate,
): string | null => {
  if (validAuthority(authorities, person.id, day)) return null;
  const own = authorities.filter(({ userId }) => userId === person.id);
  const inState = (state: AuthorityState) => own.find((one) => authorityState(one, day) === state);
  const head = `${person.name} has no confirmed authority to bind ${agencyName} today.`;
  if (inState('WAITING')) return `${head} One is recorded and waits for a program manager of ICE to confirm it.`;
  const ahead = inState('AHEAD');
  if (ahead) return `${head} The one on record begins on ${dateText(ahead.validFrom)}.`;
  return inState('ENDED') ? `${head} The one on record has ended. ${mend}` : `${head} ${mend}`;
};

/** "Jan 2, 2025 to Jan 1, 2029". */
export const authorityTerm = ({ validFrom, validUntil, endedOn }: Dates): string => {
  const from = dateText(validFrom);
  if (endedOn !== null) return `${from} until before ${dateText(endedOn)}`;
  return validUntil === null ? `since ${from}, without a fixed end` : `${from} to ${dateText(validUntil)}`;
};

/** How a signature and its certificate cite the authority: basis, dates and the hash of the document. */
export const authorityCitation = (one: Authority): string =>
  `${authorityBasisLabels[one.basis]}: ${one.citation}. Term: ${authorityTerm(one)}. Document SHA-256 ${one.documentSha256}`;

/** The form in which an agency records an authority. */
export const authorityInput = z.strictObject({
  userId: orNothing(rowId('Choose a person of the list, or none.')),
  holderName: optionalLine(120),
  holderTitle: line(120, 'Enter the title of the office, for example Sheriff.'),
  basis: z.enum(authorityBases, 'Choose what the authority rests on.'),
  citation: line(300, 'Cite the law, charter, resolution or order, with its number.'),
  validFrom: calendarDate('Enter the first day, for example the day the office was taken.'),
  validUntil: orNothing(calendarDate('Enter the last day, or leave it empty.')),
  documentId: rowId('Attach the document first, then choose it.'),
  replacesId: orNothing(rowId()),
});

export const authorityDecision = z.strictObject({
  authorityId: rowId(),
  decision: z.enum(['grant', 'refuse'], 'Choose what is to happen.'),
  note: optionalParagraph(500),
});

export const authorityEnding = z.strictObject({
  authorityId: rowId(),
  reason: z.enum(['WITHDRAWN', 'LEFT_OFFICE'], 'Say whether it is withdrawn, or the holder left the office.'),
  endedOn: calendarDate('Enter the first day on which it does not hold any more.'),
  note: paragraph(500, 'Say in a sentence why it ends.'),
});

export const resignConsidered = z.strictObject({
  authorityId: rowId(),
  note: paragraph(500, 'Say which agreements are to be signed anew, or why none is.'),
});
