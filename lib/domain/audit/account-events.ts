// Signing in, factors and accounts.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

export const accountEvents = {
  'session.sign_in': {
    ...{ label: 'Signed in', group: 'SIGN_IN', target: 'session', severity: 'routine' },
    facts: { method: 'code' },
  },
  'session.sign_in_refused': {
    ...{ label: 'Was refused at sign-in', group: 'SIGN_IN', target: 'user', severity: 'notable' },
    facts: { why: 'code' },
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
  'user.first_password': {
    ...{ label: 'Set the first password', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: {},
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
    facts: {},
  },
  'user.reopened': {
    ...{ label: 'Reopened an account', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
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
} as const satisfies EventKinds;
