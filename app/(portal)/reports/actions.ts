'use server';
import { z } from 'zod';
import { reportMailInput } from '@/lib/domain/reports/report-mail';
import { formAction } from '@/lib/server/actions/form-action';
import { subscribeToReports, unsubscribeFromReports } from '@/lib/server/reports/mail-commands';

/** Begins the summary by mail, or changes how often it comes. */
export const subscribe = formAction(reportMailInput, (input, actor) => subscribeToReports(actor, input));

/** Stops the summary by mail. */
export const unsubscribe = formAction(z.strictObject({}), (_input, actor) => unsubscribeFromReports(actor));
