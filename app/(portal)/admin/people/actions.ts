'use server';
import { paths } from '@/lib/domain/paths';
import { reviewPress } from '@/lib/domain/people/access-review';
import { changeInput, closeInput, decideInput, personInput } from '@/lib/domain/people/account-change';
import { inviteInput } from '@/lib/domain/people/account-invitation';
import { invitationPress } from '@/lib/domain/people/invitation-press';
import { rightAction } from '@/lib/server/actions/form-action';
import {
  changeAccount,
  closeAccount,
  decideChange,
  endAccountSessions,
  reopenAccount,
  startPasswordReset,
} from '@/lib/server/people/account-changes';
import {
  confirmInvitation,
  inviteAccount,
  resendInvitation,
  revokeInvitation,
} from '@/lib/server/people/account-invitations';
import { attestAccounts } from '@/lib/server/people/attest-accounts';

/** Invites a person to open an account, then shows the invitations. */
export const invite = rightAction(
  'manage_people',
  inviteInput,
  (input, actor) => inviteAccount(actor, input),
  () => paths.adminInvitations(),
);

/** Sends an invitation again, withdraws it, or confirms it as the second administrator. */
export const pressInvitation = rightAction('manage_people', invitationPress, ({ resend, revoke, confirm }, actor) => {
  if (resend !== undefined) return resendInvitation(actor, resend);
  return revoke === undefined ? confirmInvitation(actor, confirm ?? '') : revokeInvitation(actor, revoke);
});

/** Changes title, roles or office of an account. */
export const change = rightAction('manage_people', changeInput, (input, actor) => changeAccount(actor, input));

/** Decides a change that waits for a second administrator. */
export const decide = rightAction('confirm_administrator', decideInput, (input, actor) => decideChange(actor, input));

export const close = rightAction('manage_people', closeInput, (input, actor) => closeAccount(actor, input));

export const reopen = rightAction('manage_people', closeInput, (input, actor) => reopenAccount(actor, input));

export const signOutEverywhere = rightAction('manage_people', personInput, ({ userId }, actor) =>
  endAccountSessions(actor, userId),
);

/** Sends the person a link for a new password. */
export const startReset = rightAction('manage_people', closeInput, (input, actor) => startPasswordReset(actor, input));

/** Confirms accounts in the access review, or closes one that is not needed any more. */
export const pressReview = rightAction('manage_people', reviewPress, ({ keep, close: closing, shown }, actor) =>
  closing === undefined
    ? attestAccounts(actor, keep === undefined ? shown : [keep])
    : closeAccount(actor, { userId: closing, reason: 'Access review: not needed any more.' }),
);
