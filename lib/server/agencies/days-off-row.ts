import 'server-only';
import { z } from 'zod';
import type { DaysOff } from '@/lib/domain/agencies/days-off';

// The column that a trigger of the database keeps: at most sixty days a year.
const stored = z
  .array(z.object({ name: z.string().max(80), from: z.string().max(10), to: z.string().max(10) }))
  .max(5000);

/** The days off of an agency that stand, the earliest first, from its row. */
export const toDaysOff = ({ daysOff }: { daysOff: unknown }): DaysOff[] => stored.parse(daysOff);
