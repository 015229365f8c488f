// The paper path: one place signed in ink, scanned, and confirmed by two people, one of each side.
import type { Actor } from '@/lib/domain/access/actor';
import { placesInTurn, type SignatureFacts } from '@/lib/domain/agreements/facts';
import type { PaperFacts } from '@/lib/domain/agreements/paper-facts';
import { bindsAgency, isAgencyPlace, type SignatureRole } from '@/lib/domain/programs/signature-role';

export type PaperPath = { signatures: readonly SignatureFacts[]; papers: readonly PaperFacts[] };

const sideOf = (actor: Actor): 'AGENCY' | 'ICE' => (actor.side === 'AGENCY' ? 'AGENCY' : 'ICE');

const isOfTheirSide = (place: Pick<SignatureFacts, 'role'>, actor: Actor): boolean =>
  isAgencyPlace(place.role) === (actor.side === 'AGENCY');

export const paperOf = ({ papers }: PaperPath, placeId: string): PaperFacts | undefined =>
  papers.find((paper) => paper.placeId === placeId);

/** Why this person cannot choose paper for a place; null when they can. */
export const choiceProblem = (path: PaperPath, place: SignatureFacts, actor: Actor): string | null => {
  if (place.status !== 'PENDING') return 'This place is signed.';
  if (paperOf(path, place.id)) return 'This place is on paper already.';
  if (place.userId === actor.id) return null;
  return actor.side === 'AGENCY' && isAgencyPlace(place.role)
    ? null
    : 'The signer chooses paper, or for a signer of the agency its approver.';
};

/** Why this person cannot bring a scan for a place; null when they can. */
export const uploadProblem = (path: PaperPath, place: SignatureFacts, actor: Actor): string | null => {
  const paper = paperOf(path, place.id);
  if (!paper || place.status !== 'PENDING') return 'This place is not signed on paper.';
  if (!isOfTheirSide(place, actor)) return 'The other side brings the scan of this place.';
  if (paper.scan) return 'A scan waits to be confirmed.';
  return placesInTurn(path.signatures).some(({ id }) => id === place.id)
    ? null
    : 'It is not the turn of this place yet. Bring the scan when the places before it are signed.';
};

/** Why this person cannot confirm the scan of a place; null when they can. */
export const confirmProblem = (path: PaperPath, place: SignatureFacts, actor: Actor): string | null => {
  const scan = paperOf(path, place.id)?.scan;
  if (!scan) return 'No scan of this place waits.';
  if (scan.heldBack) return scan.heldBack;
  if (scan.uploadedById === actor.id) return 'You brought this scan. Somebody else of your side compares it.';
  if (place.userId === actor.id) return 'You are the signer of this place. Somebody else of your side compares it.';
  return scan.confirmedBy.some(({ side }) => side === sideOf(actor))
    ? 'Your side has confirmed this scan. It waits for the other side.'
    : null;
};

/** The places in which this holds. */
export const placesWithout = (
  path: PaperPath,
  problem: (path: PaperPath, place: SignatureFacts, actor: Actor) => string | null,
  actor: Actor,
): SignatureFacts[] => path.signatures.filter((place) => problem(path, place, actor) === null);

/** A scan that one person of each side has confirmed. */
export const confirmedTwice = ({ papers }: PaperPath): PaperFacts | null =>
  papers.find(({ scan }) => new Set(scan?.confirmedBy.map(({ side }) => side)).size === 2) ?? null;

/** The words above the line for ink. A text is never edited: a change is a new text with a new id. */
export const paperWords = {
  id: 'paper-2026-01',
  intent: 'I have read the text of this print copy. I sign it and mean this to be my signature.',
  binds: 'I am authorized to bind the party I sign for.',
  bindsNobody: 'I sign in the role named above. My signature binds nobody.',
} as const;

/** What the signer of a place states by signing the sheet. */
export const paperStatementWords = (role: SignatureRole): string =>
  bindsAgency(role) || (!isAgencyPlace(role) && role !== 'ICE_LEGAL') ? paperWords.binds : paperWords.bindsNobody;
