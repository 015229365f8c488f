import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { pageCheckSchema } from '@/lib/domain/agreements/page-check';
import { confirmProblem, paperOf } from '@/lib/domain/agreements/paper';
import type { ScanView } from '@/lib/domain/agreements/paper-view';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { decide } from '@/lib/domain/workflow/decide';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { fileSizeText } from '@/lib/server/agreements/file-queries';
import { isScanning } from '@/lib/server/documents/scanner';

// A scan as its page shows it.

type Place = AgreementCase['signatures'][number];
type Scan = Place['paperScans'][number];

const confirmationsOf = (row: AgreementCase, { confirmations }: Scan): ScanView['confirmations'] =>
  confirmations.map(({ side, user, signedOn, compared, createdAt }) => ({
    who: `${[user.name, user.title].filter(Boolean).join(', ')}, for ${side === 'AGENCY' ? row.agency.legalName : 'ICE'}`,
    when: momentText(createdAt, row.agency.timeZone),
    signedOn: dateText(toCalendarDate(signedOn)),
    compared,
  }));

/** The scan of a place that waits or counts; null where there is none. */
export const toScanView = (facts: AgreementFacts, row: AgreementCase, place: Place, actor: Actor): ScanView | null => {
  const scan =
    place.paperScans.find(({ state }) => state === 'WAITING') ??
    place.paperScans.find(({ id }) => id === place.paperScanId);
  const own = facts.signatures.find(({ id }) => id === place.id);
  if (!scan || !own) return null;
  const waits = scan.state === 'WAITING' && row.status === 'SIGNING';
  const compares = waits && agreementSteps.confirm_scan.by.some((role) => actor.roles.includes(role));
  const problem = confirmProblem(facts, own, actor);
  return {
    id: scan.id,
    filename: scan.document.filename,
    size: fileSizeText(scan.document.byteLength),
    sha256: scan.document.sha256,
    href: mayOpen(scan.document, actor, isScanning()) ? paths.document(scan.documentId) : null,
    brought: `Brought by ${scan.uploadedBy.name} on ${momentText(scan.uploadedAt, row.agency.timeZone)}`,
    heldBack: waits ? (paperOf(facts, place.id)?.scan?.heldBack ?? null) : null,
    check: pageCheckSchema.parse(scan.pageCheck),
    confirmations: confirmationsOf(row, scan),
    mayConfirm: compares && problem === null && decide(agreementSteps.confirm_scan, facts, actor).ok,
    confirmProblem: compares ? problem : null,
    mayReject: waits && decide(agreementSteps.reject_scan, facts, actor).ok,
  };
};
