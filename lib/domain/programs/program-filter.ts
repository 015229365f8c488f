// The toolbox, narrowed to what one kind of agency may ask for or one kind of outcome.

import { z } from 'zod';
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { agencyTypeSchema } from '@/lib/domain/agencies/agency-type-schema';
import { catalog } from './catalog';
import type { Program } from './program';
import { type OutcomeKind, outcomeKinds } from './program-code';

const programFilter = z.strictObject({
  for: agencyTypeSchema.nullable().catch(null),
  outcome: z.enum(outcomeKinds).nullable().catch(null),
});

export type ProgramFilter = { for: AgencyType | null; outcome: OutcomeKind | null };

/** Reads the search parameters of an address; what cannot be read counts as not asked. */
export const toProgramFilter = (asked: Record<string, string | string[] | undefined>): ProgramFilter =>
  programFilter.parse({ for: asked.for, outcome: asked.outcome });

/** The programs of a filter by name. */
export const programsFor = ({ for: type, outcome }: ProgramFilter): Program[] =>
  Object.values(catalog)
    .filter((program) => type === null || program.whoMayApply.includes(type))
    .filter((program) => outcome === null || program.outcomeKind === outcome)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The agency types for which at least one program is open to ask for. */
export const applicantTypes = (types: readonly AgencyType[]): AgencyType[] =>
  types.filter((type) => Object.values(catalog).some(({ whoMayApply }) => whoMayApply.includes(type)));

/**
 * Programs without delegation that serve the same agencies and the same ICE line: they stand beside every program that
 * delegates authority, so that nobody takes it up for want of knowing another way.
 */
export const alternativesTo = (program: Program): Program[] =>
  program.delegating
    ? Object.values(catalog)
        .filter(({ delegating, enabledByDefault }) => !delegating && enabledByDefault)
        .filter(
          ({ iceLine, whoMayApply }) =>
            iceLine === program.iceLine && whoMayApply.some((type) => program.whoMayApply.includes(type)),
        )
        .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    : [];
