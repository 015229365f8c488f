// Agencies, who may bind them, and the directory.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

export const agencyEvents = {
  'agency.verify': {
    ...{ label: 'Verified an agency', group: 'AGENCIES', target: 'agency', severity: 'notable' },
    facts: { ask: 'code?', invitation: 'id?', from: 'code?' },
  },
  'agency.suspend': {
    ...{ label: 'Suspended an agency', group: 'AGENCIES', target: 'agency', severity: 'notable' },
    facts: { from: 'code', reason: 'words' },
  },
  'agency.domains': {
    ...{ label: 'Changed the mail domains of an agency', group: 'AGENCIES', target: 'agency', severity: 'notable' },
    facts: { before: 'words', domains: 'words' },
  },
  'agency.days_off_added': {
    ...{
      label: 'Added days on which the office is closed',
      group: 'AGENCIES',
      target: 'days_off',
      severity: 'routine',
    },
    facts: { agency: 'id', from: 'date', to: 'date', days: 'count' },
  },
  'agency.days_off_removed': {
    ...{
      label: 'Removed days on which the office is closed',
      group: 'AGENCIES',
      target: 'days_off',
      severity: 'routine',
    },
    facts: { agency: 'id', from: 'date', to: 'date' },
  },
  'authority.record': {
    ...{ label: 'Recorded an authority to sign', group: 'AGENCIES', target: 'authority', severity: 'notable' },
    facts: { agency: 'id', document: 'id', replaces: 'id?' },
  },
  'authority.attach_document': {
    ...{ label: 'Attached the document of an authority', group: 'AGENCIES', target: 'document', severity: 'routine' },
    facts: { agency: 'id', sha256: 'digest' },
  },
  'authority.grant': {
    ...{ label: 'Confirmed an authority to sign', group: 'AGENCIES', target: 'authority', severity: 'notable' },
    facts: { agency: 'id', document: 'id', documentSha256: 'digest' },
  },
  'authority.refuse': {
    ...{ label: 'Refused an authority to sign', group: 'AGENCIES', target: 'authority', severity: 'notable' },
    facts: { agency: 'id', document: 'id', documentSha256: 'digest' },
  },
  'authority.end': {
    ...{ label: 'Ended an authority to sign', group: 'AGENCIES', target: 'authority', severity: 'notable' },
    facts: { agency: 'id', reason: 'code', endedOn: 'date' },
  },
  'authority.consider_resign': {
    ...{ label: 'Considered signing anew', group: 'AGENCIES', target: 'authority', severity: 'routine' },
    facts: { agency: 'id', validFrom: 'date' },
  },
  'fact_correction.ask': {
    ...{ label: 'Asked for a correction of facts', group: 'AGENCIES', target: 'fact_correction', severity: 'routine' },
    facts: { field: 'code', agency: 'id' },
  },
  'fact_correction.grant': {
    ...{ label: 'Corrected a fact', group: 'AGENCIES', target: 'fact_correction', severity: 'notable' },
    facts: { field: 'code', agency: 'id' },
  },
  'fact_correction.refuse': {
    ...{ label: 'Refused a correction of facts', group: 'AGENCIES', target: 'fact_correction', severity: 'routine' },
    facts: { field: 'code', agency: 'id' },
  },
  'verification_ask.ask': {
    ...{ label: 'Asked to be verified', group: 'AGENCIES', target: 'verification_ask', severity: 'routine' },
    facts: { number: 'code' },
  },
  'verification_ask.confirm': {
    ...{ label: 'Confirmed the address of an ask', group: 'AGENCIES', target: 'verification_ask', severity: 'routine' },
    facts: {},
  },
  'verification_ask.grant': {
    ...{ label: 'Granted an ask to be verified', group: 'AGENCIES', target: 'verification_ask', severity: 'notable' },
    facts: { number: 'code', agency: 'id?' },
  },
  'verification_ask.refuse': {
    ...{ label: 'Refused an ask to be verified', group: 'AGENCIES', target: 'verification_ask', severity: 'notable' },
    facts: { number: 'code', agency: 'id?' },
  },
  'directory_import.try': {
    ...{ label: 'Tried a directory import', group: 'AGENCIES', target: 'directory_import', severity: 'routine' },
    facts: { rows: 'count', sha256: 'digest' },
  },
  'directory_import.take_over': {
    ...{ label: 'Took a directory import over', group: 'AGENCIES', target: 'directory_import', severity: 'notable' },
    facts: { added: 'count', changed: 'count' },
  },
} as const satisfies EventKinds;
