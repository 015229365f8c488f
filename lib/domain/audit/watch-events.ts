// Who read, took away or was refused what, and what the portal found out about its own log.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

export const watchEvents = {
  'audit.read': {
    ...{ label: 'Read the audit log', group: 'READS', target: 'audit', severity: 'routine' },
    facts: { filterSha256: 'digest' },
    restricted: true,
  },
  'audit.export': {
    ...{ label: 'Exported the audit log', group: 'READS', target: 'audit', severity: 'notable' },
    facts: { format: 'code', filterSha256: 'digest', events: 'count', sha256: 'digest' },
    restricted: true,
  },
  'audit.take_proof': {
    ...{ label: 'Downloaded checkpoints, keys or proofs of the log', group: 'READS', severity: 'routine' },
    target: ['audit', 'agreement'],
    facts: { what: 'code' },
  },
  'people.read': {
    ...{ label: 'Read the list of people', group: 'READS', target: 'people', severity: 'routine' },
    facts: { accounts: 'count' },
    restricted: true,
  },
  'report.download': {
    ...{ label: 'Downloaded figures of a report', group: 'READS', target: 'report', severity: 'notable' },
    facts: { report: 'code', filterSha256: 'digest', lines: 'count' },
  },
  'request_list.export': {
    ...{ label: 'Downloaded a list of requests', group: 'READS', target: 'request_list', severity: 'notable' },
    facts: { format: 'code', filterSha256: 'digest', requests: 'count' },
  },
  'request_list.ask_file': {
    ...{ label: 'Asked for a list of requests as a file', group: 'READS', target: 'request_list', severity: 'notable' },
    facts: { format: 'code', filterSha256: 'digest', again: 'flag' },
  },
  'request_list.cancel_file': {
    ...{ label: 'Cancelled a list of requests', group: 'READS', target: 'request_list', severity: 'routine' },
    facts: { requests: 'count' },
  },
  'request_list.make_file': {
    ...{ label: 'Made a list of requests as a file', group: 'READS', target: 'request_list', severity: 'routine' },
    facts: { ownerId: 'id', requests: 'count', bytes: 'count', sha256: 'digest' },
  },
  'request_list.fail_file': {
    ...{ label: 'Gave up making a list of requests', group: 'READS', target: 'request_list', severity: 'notable' },
    facts: { ownerId: 'id', why: 'code' },
  },
  'request_list.download': {
    ...{ label: 'Downloaded the file of a list of requests', group: 'READS', target: 'request_list' },
    ...{ severity: 'notable' },
    facts: { format: 'code', requests: 'count', sha256: 'digest' },
  },
  'request_list.expire_files': {
    ...{ label: 'Deleted files of lists whose time was over', group: 'READS', target: 'request_list' },
    ...{ severity: 'routine' },
    facts: { files: 'count', lines: 'count' },
  },
  'notice.sent_again': {
    ...{ label: 'Had a mail sent again', group: 'PORTAL', target: ['request', 'agreement'], severity: 'routine' },
    facts: { notice: 'id', times: 'count' },
  },
  'notice.choose_mail': {
    ...{ label: 'Changed how notices are mailed', group: 'ACCOUNTS', target: 'user', severity: 'routine' },
    facts: { changed: 'count', off: 'count', quiet: 'flag' },
  },
  'mail.read': {
    ...{ label: 'Read a kept mail', group: 'READS', target: 'mail', severity: 'routine' },
    facts: {},
    restricted: true,
  },
  'assessment.read': {
    ...{ label: 'Read an assessment', group: 'READS', target: 'request', severity: 'routine' },
    facts: { as: 'code' },
    restricted: true,
  },
  'document.download': {
    ...{
      label: 'Downloaded a file',
      group: 'READS',
      target: ['document', 'request', 'agreement'],
      severity: 'routine',
    },
    facts: { documentId: 'id', sha256: 'digest', kind: 'code', visibility: 'code', disclosure: 'code?' },
    restricted: true,
  },
  'paper.download': {
    ...{ label: 'Downloaded a paper that the portal drew', group: 'READS', severity: 'routine' },
    target: ['request', 'agreement'],
    facts: { paper: 'code', sha256: 'digest' },
    restricted: true,
  },
  'table.download': {
    ...{
      label: 'Downloaded a table',
      group: 'READS',
      target: ['directory_import', 'agreement_import'],
      severity: 'routine',
    },
    facts: { table: 'code', sha256: 'digest' },
    restricted: true,
  },
  'access.refused': {
    ...{
      label: 'Was refused',
      group: 'REFUSALS',
      target: ['door', 'request', 'agreement', 'user'],
      severity: 'notable',
    },
    facts: { door: 'code', why: 'code', right: 'code?' },
  },
  'access.refused_again': {
    ...{
      label: 'Was refused again',
      group: 'REFUSALS',
      target: ['door', 'request', 'agreement', 'user'],
      severity: 'notable',
    },
    facts: { door: 'code', why: 'code', right: 'code?', times: 'count', since: 'moment', from: 'code?' },
  },
  'audit.verify': {
    ...{ label: 'Checked the whole audit log', group: 'PORTAL', target: 'audit', severity: 'notable' },
    facts: { whole: 'flag', events: 'count?', head: 'digest?', brokenAt: 'count?' },
  },
  'clock.step': {
    ...{ label: 'Saw a clock jump', group: 'PORTAL', target: 'portal', severity: 'grave' },
    facts: { milliseconds: 'count', against: 'code' },
  },
  'portal.configure': {
    ...{ label: 'Started with other settings or rights', group: 'PORTAL', target: 'portal', severity: 'notable' },
    facts: { settings: 'digest', rights: 'digest', demonstration: 'flag' },
  },
} as const satisfies EventKinds;
