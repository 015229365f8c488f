import type { Outcome } from '@/lib/domain/result';

/** A server action as forms call it. */
export type Act = (previous: Outcome, form: FormData) => Promise<Outcome>;
