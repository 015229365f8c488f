// Accounts of identity providers, and looks at the portal as somebody else.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

export const identityEvents = {
  'identity.linked': {
    ...{ label: 'Linked an account of a provider', group: 'SIGN_IN', target: 'identity', severity: 'notable' },
    facts: { provider: 'code' },
  },
  'identity.linked_again': {
    ...{ label: 'Linked an account of a provider anew', group: 'SIGN_IN', target: 'identity', severity: 'notable' },
    facts: { provider: 'code' },
  },
  'identity.unlinked': {
    ...{ label: 'Unlinked an account of a provider', group: 'SIGN_IN', target: 'identity', severity: 'notable' },
    facts: { provider: 'code' },
  },
  'user.roles_mapped': {
    ...{ label: 'Had roles changed by a provider', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: { provider: 'code', before: 'words', after: 'words' },
  },
  'user.made_by_provider': {
    ...{ label: 'Got an account through a provider', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: { provider: 'code', roles: 'words' },
  },
  'view_as.begun': {
    ...{ label: 'Began to see the portal as somebody', group: 'ACCOUNTS', target: 'user', severity: 'grave' },
    facts: { view: 'id', until: 'moment' },
  },
  'view_as.page': {
    ...{ label: 'Saw a page as somebody', group: 'READS', target: 'user', severity: 'notable' },
    facts: { view: 'id', page: 'code?' },
  },
  'view_as.refused': {
    ...{ label: 'Tried to act while seeing as somebody', group: 'REFUSALS', target: 'user', severity: 'grave' },
    facts: { view: 'id', page: 'code?' },
  },
  'view_as.ended': {
    ...{ label: 'Stopped seeing the portal as somebody', group: 'ACCOUNTS', target: 'user', severity: 'notable' },
    facts: { view: 'id', by: 'code' },
  },
} as const satisfies EventKinds;
