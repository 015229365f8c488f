// What is asked of whoever returns sections of a request, and of the agency when it sends them again.
import { z } from 'zod';
import { calendarDate, checked, orNothing } from '@/lib/domain/form-values';
import { toPlace } from '@/lib/domain/requests/returned-fields';
import { line, paragraph } from '@/lib/domain/text';

const askPlace = 'Choose the section, or the field, that the comment belongs to.';

/** Our own rule: one return stays readable. */
export const returnedItemsMax = 40;

/** The date by which the agency answers; left empty, it has the usual time. */
export const respondBy = orNothing(
  calendarDate('Enter the date as month, day and year, for example 3 15 2027.'),
).default(null);

export const returnInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        // A section, or one field of it as "agency.swornCount".
        section: z
          .string(askPlace)
          .max(500, askPlace)
          .refine((value) => toPlace(value) !== null, askPlace),
        text: line(500, 'Say what is missing and what would complete it.'),
      }),
    )
    .min(1, 'Name at least one missing item.')
    .max(returnedItemsMax, `Name ${returnedItemsMax} items or fewer.`),
  respondBy,
});

export const sendAgainInput = z.strictObject({
  summary: paragraph(2000, 'Say what you changed, so that ICE knows where to look.'),
  attest: checked('Confirm that the request is accurate and that you may submit it for your agency.'),
});
