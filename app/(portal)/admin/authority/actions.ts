'use server';
import { authorityDecision } from '@/lib/domain/agreements/authority';
import { formAction } from '@/lib/server/actions/form-action';
import { decideAuthority } from '@/lib/server/agencies/authority-decision';

export const decide = formAction(authorityDecision, (input, actor) => decideAuthority(actor, input));
