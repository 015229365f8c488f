// Copies of cases that leave, and the class of what may leave.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

const ofRelease = { group: 'RECORDS', target: 'record_release' } as const;
const changed = { approvalVoided: 'flag' } as const;
const moved = { from: 'code', contentSha256: 'digest' } as const;

export const recordsEvents = {
  'release.begin': {
    ...{ ...ofRelease, label: 'Began a copy of a case', severity: 'notable', restricted: true },
    facts: { profile: 'code', items: 'count', caseId: 'id' },
  },
  'release.decide_items': {
    ...{ ...ofRelease, label: 'Decided what of a copy leaves', severity: 'routine' },
    facts: { ...changed, items: 'count', decision: 'code', exemption: 'code?' },
  },
  'release.mark_words': {
    ...{ ...ofRelease, label: 'Marked words that do not leave', severity: 'routine' },
    facts: { ...changed, itemId: 'id', places: 'count', exemption: 'code' },
  },
  'release.mark_page': {
    ...{ ...ofRelease, label: 'Marked a page that does not leave', severity: 'routine' },
    facts: { ...changed, itemId: 'id', places: 'count', exemption: 'code' },
  },
  'release.unmark': {
    ...{ ...ofRelease, label: 'Took a mark away', severity: 'notable' },
    facts: { ...changed, exemption: 'code', origin: 'code' },
  },
  'release.read_again': {
    ...{ ...ofRelease, label: 'Read the case again into a copy', severity: 'routine' },
    facts: { ...changed, outdated: 'count', taken: 'count' },
  },
  'release.submit': { ...{ ...ofRelease, label: 'Submitted a copy', severity: 'routine' }, facts: moved },
  'release.approve': { ...{ ...ofRelease, label: 'Approved a copy', severity: 'notable' }, facts: moved },
  'release.reopen': { ...{ ...ofRelease, label: 'Took a copy back', severity: 'routine' }, facts: moved },
  'release.withdraw': { ...{ ...ofRelease, label: 'Withdrew a copy', severity: 'routine' }, facts: moved },
  'release.release': { ...{ ...ofRelease, label: 'Released a copy', severity: 'notable' }, facts: moved },
  'release.changed_since': {
    ...{ ...ofRelease, label: 'Sent a copy back, because its case had changed', severity: 'notable' },
    facts: {},
  },
  'release.package_made': {
    ...{ ...ofRelease, label: 'Made the package of a copy', severity: 'notable' },
    facts: { packageSha256: 'digest', contentSha256: 'digest?', releasedById: 'id' },
  },
  'release.download': {
    ...{ label: 'Downloaded the package of a copy', group: 'READS', target: 'record_release', severity: 'notable' },
    facts: { packageSha256: 'digest' },
    restricted: true,
  },
  'release_log.export': {
    ...{ label: 'Downloaded the release log', group: 'READS', target: 'release_log', severity: 'notable' },
    facts: { lines: 'count' },
  },
  'hold.place': {
    ...{ label: 'Placed a hold', group: 'RECORDS', target: 'record_hold', severity: 'notable' },
    facts: { requestId: 'id?', agreementId: 'id?', agencyId: 'id?' },
  },
  'hold.release': {
    ...{ label: 'Released a hold', group: 'RECORDS', target: 'record_hold', severity: 'grave' },
    facts: {},
  },
  'retention.ask': {
    ...{ label: 'Asked for a destruction', group: 'RECORDS', target: 'retention_run', severity: 'notable' },
    facts: { records: 'count', listSha256: 'digest' },
  },
  'retention.cancel': {
    ...{ label: 'Cancelled a destruction', group: 'RECORDS', target: 'retention_run', severity: 'routine' },
    facts: {},
  },
  'retention.confirm': {
    ...{ label: 'Confirmed a destruction', group: 'RECORDS', target: 'retention_run', severity: 'grave' },
    facts: { records: 'count', listSha256: 'digest' },
  },
  'retention.finish': {
    ...{
      label: 'Removed the bytes of destroyed files',
      group: 'RECORDS',
      target: 'retention_run',
      severity: 'notable',
    },
    facts: { files: 'count' },
  },
  'document.change_class': {
    ...{ label: 'Changed the class of a file', group: 'RECORDS', target: 'document', severity: 'notable' },
    facts: { from: 'code', to: 'code' },
  },
  'comment.change_class': {
    ...{ label: 'Changed the class of a comment', group: 'RECORDS', target: 'comment', severity: 'notable' },
    facts: { from: 'code', to: 'code' },
  },
} as const satisfies EventKinds;
