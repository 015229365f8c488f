// What an agency gives that asks to be verified, and how administrators read and decide it.
import { z } from 'zod';
import { orNothing, rowId, severalOf } from '@/lib/domain/form-values';
import { line, nameLine, optionalLine, optionalParagraph, paragraph, workEmail } from '@/lib/domain/text';
import { type AgencyLevel, type AgencyType, agencyLevels, agencyTypes } from './agency-type';
import { countyNames, oriSchema } from './facts';
import { isFreeMail } from './free-mail';
import { states } from './states';

const stateCodes = new Set(states.map(({ code }) => code));

/** The form of an ask. The key of the drawn form becomes the id of the ask, so that sending it twice makes one. */
export const askInput = z.strictObject({
  idempotencyKey: z.uuid('Open the page again.'),
  entryId: orNothing(rowId()),
  legalName: nameLine(200, 'Enter the legal name of the agency.'),
  type: z.enum(agencyTypes, 'Choose the kind of agency.'),
  level: z.enum(agencyLevels, 'Choose the level of government.'),
  stateCode: z
    .string('Choose the state.')
    .max(2, 'Choose the state.')
    .refine((code) => stateCodes.has(code), 'Choose the state.'),
  counties: countyNames,
  ori: orNothing(oriSchema),
  headTitle: line(120, 'Enter the title of the head, for example Sheriff.'),
  headName: nameLine(120, 'Enter the name of the head.'),
  personName: nameLine(120, 'Enter your name.'),
  personTitle: line(120, 'Enter your job title.'),
  workEmail: workEmail('Enter your work e-mail address, such as m.delgado@calder.example.').pipe(
    z
      .string()
      .max(254)
      .refine(
        (address) => !isFreeMail(address),
        'Enter an address of your agency. Anybody can open an address like this one, so it does not show where you work.',
      ),
  ),
  phone: line(40, 'Enter a telephone number where we can reach you.'),
});

export type AskInput = z.output<typeof askInput>;

/** The roles the first account of an agency can have. */
export const firstRoles = ['AGENCY_ADMIN', 'AGENCY_OFFICER', 'AGENCY_APPROVER'] as const;

export const grantInput = z.strictObject({
  askId: rowId(),
  roles: severalOf(firstRoles).refine((list) => list.length > 0, 'Choose at least one role.'),
  note: optionalParagraph(500),
});

export const refuseInput = z.strictObject({
  askId: rowId(),
  note: paragraph(500, 'Say why, in words the asker can act on. The reason is mailed to them.'),
});

export const correctionInput = z.strictObject({
  field: z.string().max(40),
  proposed: optionalLine(2000),
  reason: paragraph(500, 'Say why the fact is wrong, and where the right one can be read.'),
});

export const correctionDecision = z.strictObject({
  correctionId: rowId(),
  decision: z.enum(['grant', 'refuse'], 'Choose what is to happen.'),
  note: optionalParagraph(500),
});

export type AskState = 'READY' | 'UNCONFIRMED' | 'GRANTED' | 'REFUSED';

export const askStateFacts = {
  READY: { label: 'Waiting on you', tone: 'yellow' },
  UNCONFIRMED: { label: 'Address not confirmed', tone: 'grey' },
  GRANTED: { label: 'Verified', tone: 'green' },
  REFUSED: { label: 'Refused', tone: 'red' },
} as const satisfies Record<AskState, { label: string; tone: 'yellow' | 'grey' | 'green' | 'red' }>;

export type AskRow = {
  id: string;
  number: string;
  agency: string;
  place: string;
  person: string;
  askedOn: string;
  state: AskState;
};

export type AskPage = AskRow & {
  /** What was given beside what the directory says; null where the directory has no entry. */
  facts: readonly { label: string; given: string; directory: string | null; differs: boolean }[];
  source: string | null;
  contact: readonly { label: string; value: string }[];
  confirmedOn: string | null;
  note: string;
  decidedOn: string | null;
  /** Why it cannot be granted now; empty when it can. */
  blocks: readonly string[];
};

/** What the form starts from: the entry of the directory that was picked. */
export type AskPrefill = {
  entryId: string;
  legalName: string;
  type: AgencyType;
  level: AgencyLevel;
  stateCode: string;
  counties: string;
  ori: string;
  headTitle: string;
  source: string;
  asOf: string;
};
