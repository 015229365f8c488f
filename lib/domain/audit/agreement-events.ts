// What happens to requests and agreements beside their steps: the ceremony of signing, the seal, files and imports.
import type { CeremonyKind } from '@/lib/domain/agreements/ceremony';
import type { EventKind, EventKinds } from '@/lib/domain/audit/event-kind';
import type { FactsOf } from '@/lib/domain/audit/fact-kind';

const ceremony = <const Label extends string>(label: Label) =>
  ({
    ...{ label, group: 'SIGNING', target: 'agreement', severity: 'routine' },
    facts: {
      ...{ signatureId: 'id', detailSha256: 'digest' },
      ...{ authorityId: 'id?', signerId: 'id?', fromId: 'id?', toId: 'id?' },
    },
  }) as const satisfies EventKind;

// A kind of ceremony event without its entry here does not compile.
export const ceremonyEvents = {
  'agreement.disclosure_shown': ceremony('Was shown the disclosure'),
  'agreement.text_shown': ceremony('Was shown the text to sign'),
  'agreement.consent_given': ceremony('Agreed to sign electronically'),
  'agreement.consent_refused': ceremony('Did not agree to sign electronically'),
  'agreement.authority_checked': ceremony('Had the authority to sign checked'),
  'agreement.reauthenticated': ceremony('Showed a factor for the text to sign'),
  'agreement.intent_stated': ceremony('Stated the intent to sign'),
  'agreement.signed': ceremony('Signed an agreement'),
  'agreement.declined': ceremony('Declined to sign'),
  'agreement.returned_with_question': ceremony('Asked a question instead of signing'),
  'agreement.delegated': ceremony('Handed a place to sign over'),
  'agreement.copy_delivered': ceremony('Received the sealed copy'),
} as const satisfies Readonly<Record<`agreement.${Lowercase<CeremonyKind>}`, EventKind>>;

/** Ids that a ceremony event names beside the digest of its detail. */
export type CeremonyIds = Omit<
  FactsOf<(typeof ceremonyEvents)['agreement.signed']['facts']>,
  'signatureId' | 'detailSha256'
>;

type CeremonyAction = keyof typeof ceremonyEvents;

const isCeremonyAction = (name: string): name is CeremonyAction => Object.hasOwn(ceremonyEvents, name);

/** The name of a ceremony event in the audit log: `agreement.text_shown` for TEXT_SHOWN. */
export const ceremonyAction = (kind: CeremonyKind): CeremonyAction => {
  const name = `agreement.${kind.toLowerCase()}`;
  if (!isCeremonyAction(name)) throw new Error(`The audit log knows no ${name}.`);
  return name;
};

export const agreementEvents = {
  ...ceremonyEvents,
  'agreement.seal': {
    ...{
      label: 'Sealed an agreement with the portal’s key',
      group: 'SIGNING',
      target: 'agreement',
      severity: 'notable',
    },
    facts: { sealedSha256: 'digest', frozenSha256: 'digest?', level: 'code', stampedAt: 'moment?' },
  },
  'agreement.seal_again': {
    ...{ label: 'Asked for a seal to be tried again', group: 'SIGNING', target: 'agreement', severity: 'notable' },
    facts: { tries: 'count', waitsFor: 'code?' },
  },
  'agreement.attach_resolution': {
    ...{ label: 'Attached a resolution', group: 'AGREEMENTS', target: 'agreement', severity: 'routine' },
    facts: { documentId: 'id', sha256: 'digest' },
  },
  'agreement.attach_evidence': {
    ...{ label: 'Attached evidence', group: 'AGREEMENTS', target: 'agreement', severity: 'routine' },
    facts: { documentId: 'id', sha256: 'digest' },
  },
  'agreement.download_pack': {
    ...{ label: 'Downloaded a case pack', group: 'READS', target: 'agreement', severity: 'notable' },
    facts: { count: 'count', listSha256: 'digest' },
    restricted: true,
  },
  'agreement_import.try': {
    ...{ label: 'Tried an import of agreements', group: 'AGREEMENTS', target: 'agreement_import', severity: 'routine' },
    facts: { rows: 'count', files: 'count', sha256: 'digest' },
  },
  'agreement_import.take_over': {
    ...{ label: 'Took agreements over', group: 'AGREEMENTS', target: 'agreement_import', severity: 'notable' },
    facts: { agreements: 'count', leftOut: 'count' },
  },
  'agreement_import.undo': {
    ...{ label: 'Took an import back', group: 'AGREEMENTS', target: 'agreement_import', severity: 'notable' },
    facts: { agreements: 'count' },
  },
  'letter.released': {
    ...{ label: 'Released a decision letter', group: 'REQUESTS', target: 'request', severity: 'notable' },
    facts: { letter: 'count', contentSha256: 'digest', fileSha256: 'digest' },
  },
} as const satisfies EventKinds;
