// How an amendment stands, in words: it walks the statuses of an agreement, and its kind leaves some of them out.
import { type AmendmentKind, amendmentRule } from '@/lib/domain/agreements/amendment-kind';
import { type AgreementStatus, agreementStatusFacts } from '@/lib/domain/agreements/status';
import type { StatusFacts } from '@/lib/domain/workflow/step';

const readyToSign = {
  label: 'Ready to sign',
  next: 'Each side names who signs; then the agency opens the signing. An amendment of this kind needs no vote.',
} as const;

/** The facts of a status in the words of an agreement, or of an amendment of a kind. */
export const statusWords = (status: AgreementStatus, kind: AmendmentKind | null): StatusFacts<string> => {
  const facts = agreementStatusFacts[status];
  const skipsVote = kind !== null && status === 'LOCAL_APPROVAL' && !amendmentRule(kind).localApproval;
  return skipsVote ? { ...facts, ...readyToSign } : facts;
};

type Stage = { label: string; state: 'done' | 'current' | 'ahead' };

/** The stages of the line above an amendment; none for one that was set aside. */
export const amendmentStages = (kind: AmendmentKind, status: AgreementStatus): readonly Stage[] => {
  if (status === 'VOID') return [];
  const { legalReview, localApproval } = amendmentRule(kind);
  const stages: { label: string; statuses: readonly AgreementStatus[] }[] = [
    { label: 'Draft', statuses: ['DRAFT'] },
    { label: 'Negotiation', statuses: ['NEGOTIATION'] },
    ...(legalReview ? [{ label: 'Legal review', statuses: ['LEGAL_REVIEW'] as const }] : []),
    { label: localApproval ? 'Local approval' : 'Ready to sign', statuses: ['LOCAL_APPROVAL'] },
    { label: 'Signing', statuses: ['SIGNING', 'EXECUTED'] },
    { label: 'Part of the agreement', statuses: ['APPLIED'] },
  ];
  const present = stages.findIndex(({ statuses }) => statuses.includes(status));
  const at = status === 'APPLIED' ? stages.length : present;
  return stages.map(({ label }, position) => ({
    label,
    state: position < at ? 'done' : position === at ? 'current' : 'ahead',
  }));
};
