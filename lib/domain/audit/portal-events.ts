// What the portal does by itself, and what administrators set.
import type { EventKinds } from '@/lib/domain/audit/event-kind';

export const portalEvents = {
  'program.switch_on': {
    ...{ label: 'Switched a program on', group: 'PORTAL', target: 'program', severity: 'notable' },
    facts: { code: 'code' },
  },
  'program.switch_off': {
    ...{ label: 'Switched a program off', group: 'PORTAL', target: 'program', severity: 'notable' },
    facts: { code: 'code' },
  },
  'document.lock_file': {
    ...{ label: 'Locked an infected file', group: 'FILES', severity: 'grave' },
    target: ['document', 'request', 'agreement'],
    facts: { documentId: 'id', sha256: 'digest' },
  },
  'document.hold_file': {
    ...{ label: 'Held a file back', group: 'FILES', severity: 'notable' },
    target: ['document', 'request', 'agreement'],
    facts: { documentId: 'id', sha256: 'digest' },
  },
  'files.check': {
    ...{ label: 'Checked the stored files', group: 'FILES', target: 'files', severity: 'routine' },
    facts: { files: 'count', missing: 'count', damaged: 'count' },
  },
  'files.drift': {
    ...{ label: 'Found stored files missing or damaged', group: 'FILES', target: 'files', severity: 'grave' },
    facts: { files: 'count', missing: 'count', damaged: 'count' },
  },
  // Nobody is known to have sent it, and only a few of many are kept: `untold` says how many were not.
  'portal.foreign_request': {
    ...{ label: 'Refused a request from a foreign page', group: 'REFUSALS', target: 'portal', severity: 'notable' },
    facts: { why: 'code', method: 'code', place: 'code', untold: 'count', number: 'id' },
  },
} as const satisfies EventKinds;
