'use server';
import { z } from 'zod';
import { formAction } from '@/lib/server/actions/form-action';
import { makeCalendarLink, revokeCalendarLink } from '@/lib/server/calendar/calendar-link';

/** Makes the private address of the person's calendar, or makes it anew. */
export const makeLink = formAction(z.strictObject({}), (_input, actor) => makeCalendarLink(actor));

/** Takes the private address away. */
export const revokeLink = formAction(z.strictObject({}), (_input, actor) => revokeCalendarLink(actor));
