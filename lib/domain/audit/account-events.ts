// Signing in, factors and accounts.
import type { EventKinds } from '@/lib/domain/audit/event-kind';
import { identityEvents } from '@/lib/domain/audit/identity-events';

/** What an act of somebody else leaves: its row, how many sessions ended, and the roles as they stood. */
const changeFacts = { change: 'id', sessions: 'count', roles: 'code' } as const;
const invitationFacts = { agency: 'id?', office: 'id?', roles: 'code', second: 'flag' } as const;

export const accountEvents = {
  ...identityEvents,
  'session.sign_in': {
    ...{ label: 'Signed in', group: 'SIGN_IN', target: 'session', severity: 'routine' },
    facts: { method: 'code' },
  },
  'session.password': {
    ...{ label: 'Showed the right password', group: 'SIGN_IN', target: 'user', severity: 'routine' },
    facts: {},
  },
  'session.sign_in_refused': {
    ...{ label: 'Was refused at sign-in', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: { why: 'code', provider: 'code?', detail: 'code?' },
  },
  'session.sign_out': {
    ...{ label: 'Signed out', group: 'SIGN_IN', target: 'session', severity: 'routine' },
    facts: {},
  },
  'session.revoked': {
    ...{ label: 'Ended a session', group: 'SIGN_IN', target: 'session', severity: 'notable' },
    facts: {},
  },
  'second_factor.confirmed': {
    ...{ label: 'Showed a second factor', group: 'SIGN_IN', target: 'session', severity: 'routine' },
    facts: { method: 'code', purpose: 'code?' },
  },
  'totp.enrolled': {
    ...{ label: 'Set up an authenticator app', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: {},
  },
  'recovery_codes.replaced': {
    ...{ label: 'Made new recovery codes', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: {},
  },
  'passkey.added': {
    ...{ label: 'Added a passkey', group: 'SIGN_IN', target: 'passkey', severity: 'notable' },
    facts: {},
  },
  'passkey.removed': {
    ...{ label: 'Removed a passkey', group: 'SIGN_IN', target: 'passkey', severity: 'notable' },
    facts: {},
  },
  'reproofing.started': {
    ...{ label: 'Started a new proof of who somebody is', group: 'ACCOUNTS', target: 'user', severity: 'grave' },
    facts: { reproofing: 'id', reasonSha256: 'digest' },
  },
  'reproofing.confirmed': {
    ...{ label: 'Confirmed a new proof of who somebody is', group: 'ACCOUNTS', target: 'user', severity: 'grave' },
    facts: { reproofing: 'id', reasonSha256: 'digest' },
  },
  'reproofing.withdrawn': {
    ...{ label: 'Withdrew a new proof of who somebody is', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: { reproofing: 'id', reasonSha256: 'digest' },
  },
  'reproofing.used': {
    ...{ label: 'Set up a new second factor by a link', group: 'SIGN_IN', target: 'user', severity: 'grave' },
    facts: { reproofing: 'id' },
  },
  'user.password_changed': {
    ...{ label: 'Changed the password', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: {},
  },
  'user.password_reset_asked': {
    ...{ label: 'Asked for a link to choose a new password', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: {},
  },
  'user.password_reset': {
    ...{ label: 'Chose a new password by a link', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: {},
  },
  'user.closed': {
    ...{ label: 'Closed an account', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: changeFacts,
  },
  'user.reopened': {
    ...{ label: 'Reopened an account', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: changeFacts,
  },
  'user.sessions_ended': {
    ...{ label: 'Signed somebody out everywhere', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: changeFacts,
  },
  'user.reset_started': {
    ...{ label: 'Sent somebody a link for a new password', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: changeFacts,
  },
  'absence.planned': {
    ...{ label: 'Planned days away', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: { days: 'count' },
  },
  'absence.cancelled': {
    ...{ label: 'Cancelled days away', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: {},
  },
  'user.attested': {
    ...{ label: 'Confirmed that an account is needed', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: changeFacts,
  },
  'user.change_asked': {
    ...{ label: 'Asked for a new administrator', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: changeFacts,
  },
  'user.change_refused': {
    ...{ label: 'Refused a new administrator', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: { change: 'id' },
  },
  'user.changed': {
    ...{
      label: 'Changed title, roles or office of an account',
      group: 'ACCOUNTS',
      target: 'user',
      severity: 'notable',
    },
    facts: {
      ...{ change: 'id', sessions: 'count', roles_before: 'code', roles: 'code' },
      ...{ office_before: 'id?', office: 'id?' },
    },
  },
  'account_invitation.invite': {
    ...{
      label: 'Invited somebody to an account',
      group: 'ACCOUNTS',
      target: 'account_invitation',
      severity: 'notable',
    },
    facts: invitationFacts,
  },
  'account_invitation.confirm': {
    ...{ label: 'Confirmed the invitation of an administrator', group: 'ACCOUNTS', target: 'account_invitation' },
    ...{ severity: 'notable', facts: invitationFacts },
  },
  'account_invitation.resend': {
    ...{ label: 'Sent an invitation again', group: 'ACCOUNTS', target: 'account_invitation', severity: 'routine' },
    facts: invitationFacts,
  },
  'account_invitation.revoke': {
    ...{ label: 'Withdrew an invitation', group: 'ACCOUNTS', target: 'account_invitation', severity: 'routine' },
    facts: invitationFacts,
  },
  'account_invitation.accept': {
    ...{
      label: 'Opened an account by invitation',
      group: 'ACCOUNTS',
      target: 'account_invitation',
      severity: 'notable',
    },
    facts: { user: 'id', agency: 'id?', office: 'id?', roles: 'code' },
  },
  'first_administrator.link_made': {
    ...{ label: 'Printed the link of the first administrator', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: {},
  },
  'first_administrator.made': {
    ...{ label: 'Became the first administrator', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: {},
  },
  'calendar.link_made': {
    ...{ label: 'Made a calendar address', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: {},
  },
  'calendar.link_revoked': {
    ...{ label: 'Took a calendar address away', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: {},
  },
  'view_alert.wanted': {
    ...{ label: 'Asked to be told what enters a saved view', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: { view: 'id', list: 'code' },
  },
  'view_alert.stopped': {
    ...{
      label: 'Stopped being told what enters a saved view',
      group: 'ACCOUNTS',
      target: 'user',
      severity: 'routine',
    },
    facts: { view: 'id', list: 'code' },
  },
  'report_mail.wanted': {
    ...{ label: 'Asked for a summary of the reports by mail', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: { every: 'code' },
  },
  'report_mail.stopped': {
    ...{ label: 'Stopped the summary of the reports by mail', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: {},
  },
} as const satisfies EventKinds;
