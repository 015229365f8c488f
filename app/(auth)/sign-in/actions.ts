'use server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { type Outcome, refuse } from '@/lib/domain/result';
import { demonstrationTicket } from '@/lib/server/auth/demonstration-sign-in';
import { requestOrigin } from '@/lib/server/auth/request-origin';
import { safeBack } from '@/lib/server/auth/safe-back';
import { signInWithTicket } from '@/lib/server/auth/session-cookie';

const demonstrationForm = z.object({ email: z.string().max(254), back: z.string().max(500).optional() });

/** Signs in as a demonstration account with one click. Does nothing unless this copy is a demonstration. */
export async function signInForDemonstration(_previous: Outcome, form: FormData): Promise<Outcome> {
  const given = demonstrationForm.safeParse(Object.fromEntries(form));
  const ticket = given.success ? await demonstrationTicket(given.data.email, await requestOrigin()) : null;
  if (ticket === null || !(await signInWithTicket(ticket))) {
    return refuse('not_yours', 'This account cannot be used for a demonstration here. Choose another one.');
  }
  redirect(safeBack(given.data?.back));
}
