'use server';
import { authorityEnding, authorityInput, resignConsidered } from '@/lib/domain/agreements/authority';
import { paths } from '@/lib/domain/paths';
import { formAction } from '@/lib/server/actions/form-action';
import { considerResign, endAuthority, recordAuthority } from '@/lib/server/agencies/authority-commands';

export const record = formAction(
  authorityInput,
  (input, actor) => recordAuthority(actor, input),
  () => `${paths.agencyAuthority()}?recorded=yes`,
);

export const end = formAction(authorityEnding, (input, actor) => endAuthority(actor, input));

export const consider = formAction(resignConsidered, (input, actor) => considerResign(actor, input));
