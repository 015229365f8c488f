import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { authorityCitation, validAuthority } from '@/lib/domain/agreements/authority';
import type { AgreementFacts } from '@/lib/domain/agreements/facts';
import { choiceProblem, paperOf, paperStatementWords, paperWords, uploadProblem } from '@/lib/domain/agreements/paper';
import type { PaperPage, PaperPlaceView, RejectedScanView } from '@/lib/domain/agreements/paper-view';
import { signingTimeProblem } from '@/lib/domain/agreements/signing-time';
import { agreementSteps, isAgreementStep } from '@/lib/domain/agreements/steps';
import { dateIn, dateText, momentText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { bindsAgency, isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { decide } from '@/lib/domain/workflow/decide';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { toScanView } from '@/lib/server/agreements/paper-path/scan-view';
import { findVisibleAgreement, toAgreementHead, toDue } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { sheetCount } from '@/lib/server/signing/print-copy';
import { countPages } from '@/lib/server/signing/sealed-content';

// What the page of the paper path reads.

type Place = AgreementCase['signatures'][number];
type Around = { row: AgreementCase; facts: AgreementFacts; actor: Actor };

const stateOf = (place: Place): PaperPlaceView['state'] => {
  if (place.paperScanId !== null) return 'COUNTED';
  if (place.status === 'SIGNED') return 'SIGNED';
  if (place.paperChoices.length === 0) return 'ELECTRONIC';
  return place.paperScans.some(({ state }) => state === 'WAITING') ? 'SCANNED' : 'CHOSEN';
};

const authorityBasis = (row: AgreementCase, place: Place): string => {
  const valid =
    bindsAgency(place.role) && place.status !== 'SIGNED'
      ? validAuthority(row.agency.authorities.map(toAuthority), place.userId ?? '', todayOf(row))
      : null;
  return valid ? authorityCitation(valid) : (place.authBasis ?? '');
};

const may = ({ facts, actor }: Around, step: 'choose_paper' | 'give_up_paper' | 'upload_scan'): boolean =>
  decide(agreementSteps[step], facts, actor).ok;

/** What the reader can do with a place now. */
const actsOf = (around: Around, place: Place) => {
  const { facts, actor } = around;
  const own = facts.signatures.find(({ id }) => id === place.id);
  const paper = own && paperOf(facts, own.id);
  const ofTheirSide = isAgencyPlace(place.role) === (actor.side === 'AGENCY');
  const takers = agreementSteps.upload_scan.by.some((role) => actor.roles.includes(role));
  const problem = own ? uploadProblem(facts, own, actor) : null;
  const waits = paper !== undefined && paper.scan === null;
  return {
    mayChoose:
      Boolean(own) && may(around, 'choose_paper') && own !== undefined && choiceProblem(facts, own, actor) === null,
    mayGiveUp:
      waits &&
      own !== undefined &&
      may(around, 'give_up_paper') &&
      choiceProblem({ ...facts, papers: [] }, own, actor) === null,
    mayUpload: waits && problem === null && may(around, 'upload_scan'),
    uploadProblem: waits && ofTheirSide && takers ? problem : null,
  };
};

const rejectedOf = (row: AgreementCase, scans: readonly Rejected[], placeId: string): RejectedScanView[] =>
  scans
    .filter(({ signatureId }) => signatureId === placeId)
    .map(({ id, rejectedAt, rejectedBy, rejectReason, document }) => ({
      id,
      text: `${document.filename}, rejected by ${rejectedBy?.name ?? 'somebody'} on ${
        rejectedAt ? momentText(rejectedAt, row.agency.timeZone) : 'an unknown day'
      }`,
      reason: rejectReason,
    }));

type Rejected = Awaited<ReturnType<typeof rejectedScans>>[number];

const rejectedScans = ({ signatures }: AgreementCase) =>
  db.paperScan.findMany({
    where: { signatureId: { in: signatures.map(({ id }) => id) }, state: 'REJECTED' },
    include: { rejectedBy: { select: { name: true } }, document: { select: { filename: true } } },
    orderBy: { rejectedAt: 'desc' },
    take: 40,
  });

const toPlace = (around: Around, place: Place, rejected: readonly Rejected[]): PaperPlaceView => {
  const { row, actor } = around;
  const state = stateOf(place);
  return {
    id: place.id,
    role: signatureRoleLabels[place.role],
    signer: [place.user?.name ?? 'To be named', place.user?.title].filter(Boolean).join(', '),
    organization: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
    state,
    words: [paperWords.intent, paperStatementWords(place.role)],
    authorityBasis: authorityBasis(row, place),
    ...actsOf(around, place),
    copyHref: state === 'CHOSEN' || state === 'SCANNED' ? paths.agreementPaperCopy(row.id, place.id) : null,
    scanAction: paths.agreementPaperScan(row.id, place.id),
    scan: toScanView(around.facts, row, place, actor),
    rejected: rejectedOf(row, rejected, place.id),
  };
};

/**
 * The page of the paper path; null when there is no such agreement for this person, or no frozen text.
 * @param done the step that was just taken, from the address of the page
 */
export const getPaperPage = async (actor: Actor, id: string, done: string | null = null): Promise<PaperPage | null> => {
  const row = await findVisibleAgreement(actor, id);
  const version = row?.frozenVersion;
  if (!row || !version) return null;
  const frozen = await portalFiles().getFile(version.sha256);
  if (!frozen) throw new Error(`The frozen text of ${row.number} is missing from the file store.`);
  const facts = toAgreementFacts(row, actor);
  const rejected = await rejectedScans(row);
  return {
    ...toAgreementHead(row, actor),
    done: done !== null && isAgreementStep(done) ? agreementSteps[done].did : null,
    sha256: version.sha256,
    sheets: sheetCount(countPages(frozen)),
    signBy: row.status === 'SIGNING' ? toDue(row.dueOn, row.agency.timeZone) : null,
    late: signingTimeProblem(facts.signing, facts.today),
    frozenOn: dateText(dateIn(version.createdAt, row.agency.timeZone)),
    today: facts.today,
    pdfHref: paths.document(version.documentId),
    places: row.signatures.map((place) => toPlace({ row, facts, actor }, place, rejected)),
  };
};
