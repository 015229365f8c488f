'use server';
import { authorityEnding, authorityInput, resignConsidered } from '@/lib/domain/agreements/authority';
import { paths } from '@/lib/domain/paths';
import { rightAction } from '@/lib/server/actions/form-action';
import { considerResign, endAuthority, recordAuthority } from '@/lib/server/agencies/authority-commands';

export const record = rightAction(
  'record_authority',
  authorityInput,
  (input, actor) => recordAuthority(actor, input),
  () => `${paths.agencyAuthority()}?recorded=yes`,
);

export const end = rightAction(['record_authority', 'confirm_authority'], authorityEnding, (input, actor) =>
  endAuthority(actor, input),
);

export const consider = rightAction(['record_authority', 'confirm_authority'], resignConsidered, (input, actor) =>
  considerResign(actor, input),
);
