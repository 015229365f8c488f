'use server';
import { authorityDecision } from '@/lib/domain/agreements/authority';
import { rightAction } from '@/lib/server/actions/form-action';
import { decideAuthority } from '@/lib/server/agencies/authority-decision';

export const decide = rightAction('confirm_authority', authorityDecision, (input, actor) =>
  decideAuthority(actor, input),
);
