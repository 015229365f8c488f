import 'server-only';
import { validAuthority } from '@/lib/domain/agreements/authority';
import { choiceProblem, confirmProblem, uploadProblem } from '@/lib/domain/agreements/paper';
import type { AgreementEffect } from '@/lib/domain/agreements/step-types';
import { dateIn, dateText, fromCalendarDate, toCalendarDate } from '@/lib/domain/dates';
import { bindsAgency } from '@/lib/domain/programs/signature-role';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { recordPaperSignature } from '@/lib/server/agreements/paper-path/record-paper-signature';
import { type AgreementContext, personOf, toInput } from '@/lib/server/agreements/step-input';
import type { Effect } from '@/lib/server/workflow/noun';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// What the steps of the paper path do. The guards of the table say whether anything waits; these say it of one place.

type Problem = typeof choiceProblem;

const refuseIf = (
  { row, actor }: AgreementContext,
  placeId: string,
  problem: Problem,
): AgreementCase['signatures'][number] => {
  const facts = toAgreementFacts(row, actor);
  const place = facts.signatures.find(({ id }) => id === placeId);
  const found = row.signatures.find(({ id }) => id === placeId);
  if (!place || !found) return refuseBlocked('This place to sign is not there any more. Open the page again.');
  const reason = problem(facts, place, actor);
  return reason === null ? found : refuseBlocked(reason);
};

const choosePaper = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const place = refuseIf(context, toInput(context, 'choose_paper').placeId, choiceProblem);
  if (row.frozenVersionId === null) return refuseBlocked('The text is not frozen for signing.');
  await tx.paperChoice.create({
    data: { signatureId: place.id, versionId: row.frozenVersionId, chosenById: personOf(actor), chosenAt: now },
  });
};

const giveUpPaper = async (context: AgreementContext): Promise<void> => {
  const { tx, now } = context;
  const { placeId } = toInput(context, 'give_up_paper');
  const place = refuseIf(context, placeId, (facts, own, actor) =>
    facts.papers.some((paper) => paper.placeId === own.id && paper.scan === null)
      ? choiceProblem({ ...facts, papers: [] }, own, actor)
      : 'Reject the scan that waits first.',
  );
  await tx.paperChoice.updateMany({ where: { signatureId: place.id, endedAt: null }, data: { endedAt: now } });
};

const takeScan = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor } = context;
  const { scanId } = toInput(context, 'upload_scan');
  const scan = await tx.paperScan.findFirst({
    where: { id: scanId, state: 'ARRIVED', uploadedById: personOf(actor), versionId: row.frozenVersionId ?? '' },
  });
  if (!scan) return refuseBlocked('This scan is not there. Bring it again.');
  refuseIf(context, scan.signatureId, uploadProblem);
  await tx.paperScan.update({ where: { id: scan.id }, data: { state: 'WAITING' } });
  await tx.document.update({ where: { id: scan.documentId }, data: { removedAt: null } });
};

const waitingScan = ({ row }: AgreementContext, scanId: string) => {
  for (const place of row.signatures) {
    const scan = place.paperScans.find(({ id, state }) => id === scanId && state === 'WAITING');
    if (scan) return { place, scan };
  }
  return refuseBlocked('This scan does not wait any more. Open the page again.');
};

type Scan = AgreementCase['signatures'][number]['paperScans'][number];

/** Why the day beside the signature cannot be the one entered; null when it can. */
const dayProblem = (
  { row }: AgreementContext,
  place: AgreementCase['signatures'][number],
  scan: Scan,
  signedOn: string,
): string | null => {
  const frozenOn = row.frozenVersion ? dateIn(row.frozenVersion.createdAt, row.agency.timeZone) : signedOn;
  if (signedOn > todayOf(row)) return 'This day has not come yet. Enter the day that stands beside the signature.';
  const scannedOn = dateIn(scan.uploadedAt, row.agency.timeZone);
  if (signedOn > scannedOn)
    return `The scan was brought on ${dateText(scannedOn)}: it was signed on that day or before.`;
  if (signedOn < frozenOn) return `The text was frozen on ${dateText(frozenOn)}: nobody signed it before that day.`;
  if (!bindsAgency(place.role)) return null;
  const valid = validAuthority(row.agency.authorities.map(toAuthority), place.userId ?? '', signedOn);
  if (valid) return null;
  return `The register of authority shows nothing by which the signer could bind ${row.agency.legalName} on ${dateText(signedOn)}.`;
};

const confirmScan = async (context: AgreementContext): Promise<void> => {
  const { tx, actor, now } = context;
  const { scanId, signedOn, compared } = toInput(context, 'confirm_scan');
  const { place, scan } = waitingScan(context, scanId);
  refuseIf(context, place.id, confirmProblem);
  const [first] = scan.confirmations;
  if (first && toCalendarDate(first.signedOn) !== signedOn) {
    const said = dateText(toCalendarDate(first.signedOn));
    return refuseField(
      'signedOn',
      `${first.user.name} read ${said} beside the signature. Look again, or reject the scan.`,
    );
  }
  const problem = dayProblem(context, place, scan, signedOn);
  if (problem) return refuseField('signedOn', problem);
  const side = actor.side === 'AGENCY' ? 'AGENCY' : 'ICE';
  await tx.scanConfirmation.create({
    data: { scanId, userId: personOf(actor), side, signedOn: fromCalendarDate(signedOn), compared, createdAt: now },
  });
};

const rejectScan = async (context: AgreementContext): Promise<void> => {
  const { tx, actor, now } = context;
  const { scanId, reason } = toInput(context, 'reject_scan');
  const { scan } = waitingScan(context, scanId);
  await tx.paperScan.update({
    where: { id: scan.id },
    data: { state: 'REJECTED', rejectedById: personOf(actor), rejectedAt: now, rejectReason: reason },
  });
  await tx.document.update({ where: { id: scan.documentId }, data: { kind: 'REJECTED_SCAN' } });
};

export const paperEffects = {
  choose_paper: choosePaper,
  give_up_paper: giveUpPaper,
  take_scan: takeScan,
  confirm_scan: confirmScan,
  reject_scan: rejectScan,
  record_paper_signature: recordPaperSignature,
} satisfies Partial<Record<AgreementEffect, Effect<AgreementCase>>>;
