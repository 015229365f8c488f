// A version of a template as the library keeps it: ordered clauses, and term, notice rule and signers as data. What an
// agreement is drafted from is made of it by `templateForAgency`.
import { z } from 'zod';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { states } from '@/lib/domain/agencies/states';
import { addOnOf } from '@/lib/domain/agreements/add-on';
import type { ClauseDuty } from '@/lib/domain/agreements/templates/obligations';
import { obligationTypes } from '@/lib/domain/programs/obligation-type';
import { noticeModes, programCodeSchema } from '@/lib/domain/programs/program-code';
import { signatureRoles } from '@/lib/domain/programs/signature-role';

export const clauseKinds = ['MANDATORY', 'OPTIONAL', 'ALTERNATIVE'] as const;

export type ClauseKind = (typeof clauseKinds)[number];

export const clauseKindLabels = {
  MANDATORY: 'Mandatory',
  OPTIONAL: 'Optional',
  ALTERNATIVE: 'Alternative',
} as const satisfies Record<ClauseKind, string>;

export const clauseKindSchema = z.enum(clauseKinds, 'Choose whether the clause is mandatory, optional or alternative.');

const stateCodes = new Set(states.map(({ code }) => code));

/** A state as clauses name it. */
export const stateCodeSchema = z
  .string('Choose states from the list.')
  .max(2)
  .refine((code) => stateCodes.has(code), 'Choose states from the list.');

/** The id of a clause, and the name of the section it fills. */
export const clauseIdSchema = z
  .string('Choose a clause.')
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Use small letters, digits and single hyphens, for example “language-help”.');

export const clauseLimits = {
  heading: 120,
  body: 8000,
  legalBasis: 300,
  lockReason: 300,
  plain: 1000,
  dutyWords: 200,
} as const;

export const clauseDutiesMax = 6;

/** A duty that a clause brings once the agreement is in force; see ClauseDuty. */
export const clauseDutySchema = z.strictObject({
  type: z.enum(obligationTypes, 'Choose what kind of duty it is.'),
  party: z.enum(['AGENCY', 'ICE', 'BOTH'], 'Choose whose duty it is.'),
  words: z.string().min(1).max(clauseLimits.dutyWords),
  firstMonths: z.number().int().min(1).max(60).nullable(),
  everyMonths: z.number().int().min(1).max(60).nullable(),
});

export const clauseSchema = z.strictObject({
  id: clauseIdSchema,
  /** Counted over the whole library: templates that carry the same version of a clause carry the same words. */
  version: z.number().int().min(1).max(9999),
  /** The section of the agreement that it fills. Alternatives share one. */
  section: clauseIdSchema,
  heading: z.string().min(1).max(clauseLimits.heading),
  body: z.string().min(1).max(clauseLimits.body),
  kind: clauseKindSchema,
  legalBasis: z.string().max(clauseLimits.legalBasis),
  /** Why negotiation cannot change it; empty where it can. */
  lockReason: z.string().max(clauseLimits.lockReason),
  /** What it means in plain words. Not binding, and never part of the agreement. */
  plain: z.string().max(clauseLimits.plain),
  /** Kinds of agency and states it is for; empty means all. */
  agencyTypes: z.array(agencyTypeSchema).max(20),
  states: z.array(stateCodeSchema).max(60),
  /** Left out where it brings none, as in versions stored before duties were data: their digests stay the same. */
  duties: z.array(clauseDutySchema).min(1).max(clauseDutiesMax).optional(),
});

export type LibraryClause = z.infer<typeof clauseSchema>;

/** The duties of a clause; none where it names none. */
export const dutiesOf = ({ duties }: Pick<LibraryClause, 'duties'>): readonly ClauseDuty[] => duties ?? [];

export const templateContentSchema = z
  .strictObject({
    key: z.string().min(1).max(40),
    title: z.string().min(1).max(200),
    model: z.string().max(80).nullable(),
    /** Empty for an add-on alone. */
    programs: z.array(programCodeSchema).max(20),
    termMonths: z.number().int().min(1).max(600).nullable(),
    noticeMode: z.enum(noticeModes),
    noticeDays: z.number().int().min(0).max(365),
    signers: z.array(z.enum(signatureRoles)).min(1).max(8),
    /** Those of them who sign at the same time as the one before. Versions from before groups came have no such list. */
    together: z.array(z.enum(signatureRoles)).max(8).optional(),
    clauses: z.array(clauseSchema).min(1).max(60),
  })
  .refine(
    ({ key, programs }) => (addOnOf(key) === null) === programs.length > 0,
    'A template serves a program, or it is an add-on.',
  );

export type TemplateContent = z.infer<typeof templateContentSchema>;

/** The number of a version in an address; 0, which no version has, for anything else. */
export const toVersionNumber = (text: string): number => (/^[1-9]\d{0,3}$/u.test(text) ? Number(text) : 0);
