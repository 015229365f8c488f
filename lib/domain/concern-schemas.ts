// What a form or an import may say about a concern. Apart from the words, which the forms carry to the browser.
import { z } from 'zod';
import { bases, concerns, nexuses, severities, trends } from './concerns';
import { paragraph } from './text';

export const concernSchema = z.enum(concerns);

export const severitySchema = z.literal(severities);

export const trendSchema = z.enum(trends);

export const nexusSchema = z.enum(nexuses);

export const basisSchema = z.enum(bases);

/** One row of the concerns table, as a form or an import sends it. */
export const concernRow = z.strictObject({
  concern: concernSchema,
  severity: severitySchema,
  trend: trendSchema,
  nexus: nexusSchema,
  basis: basisSchema,
  note: paragraph(1000, 'Enter a note, or leave it out.').optional(),
});

export type ConcernRow = z.infer<typeof concernRow>;
