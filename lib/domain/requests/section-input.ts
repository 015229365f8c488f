// What each section of the request form sends. Fields may stay empty while drafting: completeness is judged by
// draft.ts on submission, format is judged here at every save.
import { z } from 'zod';
import { basisSchema, nexusSchema, trendSchema } from '@/lib/domain/concern-schemas';
import { concerns } from '@/lib/domain/concerns';
import { calendarDate, mayCheck, orNothing, severalOf, wholeNumber, yesNo } from '@/lib/domain/form-values';
import { programCodeSchema, programCodes } from '@/lib/domain/programs/program-code';
import { borderFeatures, endsWanted, urgencies } from '@/lib/domain/requests/request-type';
import { line, optionalLine, optionalParagraph, workEmail } from '@/lib/domain/text';

export const agencyFactsInput = z.strictObject({
  swornCount: orNothing(wholeNumber(0, 100_000, 'Enter the number of sworn officers, for example 142.')),
  civilianCount: orNothing(wholeNumber(0, 100_000, 'Enter the number of civilian staff, for example 38.')),
  populationServed: orNothing(wholeNumber(0, 50_000_000, 'Enter the population you serve, for example 96,000.')),
  operatesJail: orNothing(yesNo('Say whether you operate a jail or lock-up.')),
  borderFeatures: severalOf(borderFeatures),
});

const concernFields = z.strictObject({
  severity: z.enum(['0', '1', '2', '3', '4'], 'Choose how serious this is.'),
  trend: trendSchema.default('FLAT'),
  nexus: nexusSchema.default('NONE'),
  basis: basisSchema.default('ESTIMATED'),
  note: optionalLine(500).default(''),
});

/** One row for each of the ten concerns; a row left out stays as it was. */
export const concernsInput = z.strictObject({
  concerns: z.partialRecord(z.enum(concerns), concernFields),
});

export const helpInput = z.strictObject({
  helpDecide: orNothing(yesNo('Ask us to help you decide, or choose programs yourself.')),
  programsAsked: severalOf(programCodes),
  desiredStartOn: orNothing(calendarDate('Enter the date as month, day and year, for example 3 15 2027.')),
  urgency: orNothing(z.enum(urgencies, 'Say how urgent this is.')),
  fieldContactMade: orNothing(yesNo('Say whether you have been in touch with an ICE office.')),
  governingBodyAware: orNothing(yesNo('Say whether your governing body knows of this request.')),
});

export const headcountsInput = z.strictObject({
  none: mayCheck(),
  rows: z
    .array(
      z.strictObject({
        programCode: orNothing(programCodeSchema),
        unit: line(120, 'Name the unit, for example “Gang unit”.'),
        count: wholeNumber(1, 10_000, 'Enter the number of officers, for example 2.'),
        basis: basisSchema,
      }),
    )
    .max(20, 'Enter 20 rows or fewer.')
    .default([]),
});

export const narrativeInput = z.strictObject({
  title: optionalLine(120),
  narrative: optionalParagraph(8000),
});

export const contactsInput = z.strictObject({
  primary: z.coerce.number().int().min(0).max(9).default(0),
  rows: z
    .array(
      z.strictObject({
        name: line(120, 'Enter the name of the contact.'),
        title: line(120, 'Enter the title of the contact, for example “Lieutenant, investigations”.'),
        email: workEmail('Enter a work e-mail address, for example a.ruiz@calder.example.'),
        phone: line(30, 'Enter a phone number, for example 555-0142.'),
      }),
    )
    .max(10, 'Enter 10 contacts or fewer.')
    .default([]),
});

export const attachmentsInput = z.strictObject({ none: mayCheck() });

const wantedDate = () => orNothing(calendarDate('Enter the date as month, day and year, for example 3 15 2027.'));

export const agreementWishInput = z.strictObject({
  aboutAgreementId: orNothing(z.uuid('Choose one of the listed agreements.')),
  changeWanted: optionalParagraph(4000),
  endWanted: orNothing(z.enum(endsWanted, 'Say whether the agreement should end or be suspended.')),
  wantedOn: wantedDate(),
});

export const serviceWishInput = z.strictObject({
  serviceWanted: optionalParagraph(4000),
  programsAsked: severalOf(programCodes),
  traineeCount: orNothing(wholeNumber(1, 10_000, 'Enter the number of people, for example 12.')),
  wantedOn: wantedDate(),
});

/**
 * The number of saves the section had when its page was drawn. Left out by whoever saves without having seen the
 * section; 0 for a section that was never saved.
 */
export const sectionVersion = z.coerce.number().int().min(0).max(1_000_000).optional();

/** The page that a section is saved from: one save behind itself is one of its own on its way, and no conflict. */
export const sectionPage = z.uuid().optional();

/** What the form of a section says of the page it stands on, beside what was typed. */
export const drawnWith = { sectionVersion, sectionPage } as const;
