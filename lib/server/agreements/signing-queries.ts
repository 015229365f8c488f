import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { authorityCitation, validAuthority } from '@/lib/domain/agreements/authority';
import { placesInTurn, placeToSign } from '@/lib/domain/agreements/facts';
import { secondFactorIsFresh, whoSignsFirst } from '@/lib/domain/agreements/guards';
import { placeIsNotOnPaper } from '@/lib/domain/agreements/guards-paper';
import { placeOfAgreementStep } from '@/lib/domain/agreements/next-steps';
import { signingTimeProblem } from '@/lib/domain/agreements/signing-time';
import type { SignedPage, SigningPage } from '@/lib/domain/agreements/signing-view';
import { agreementSteps } from '@/lib/domain/agreements/steps';
import { momentText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import {
  bindsAgency,
  iceSignatureRoles,
  isAgencyPlace,
  signatureRoleLabels,
} from '@/lib/domain/programs/signature-role';
import { decide } from '@/lib/domain/workflow/decide';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import { isAmendment, sectionsAmended } from '@/lib/server/agreements/amendment-row';
import { boundFactor } from '@/lib/server/agreements/bound-factor';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { consentTextFor } from '@/lib/server/agreements/consent-text';
import { missingAuthority, toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { plainWordsOf } from '@/lib/server/agreements/plain-words';
import { findVisibleAgreement, toAgreementHead, toDue, toSigners } from '@/lib/server/agreements/visible-agreement';
import { offeredFactors } from '@/lib/server/auth/second-factor';
import { agreementBlocks } from '@/lib/server/signing/agreement-blocks';

// What the signing page and the page after it read. Both are for the people named to sign this round and nobody else.

type Place = AgreementCase['signatures'][number];

const ownPlace = async (actor: Actor, id: string): Promise<{ row: AgreementCase; place: Place } | null> => {
  const row = await findVisibleAgreement(actor, id);
  const place = row?.signatures.find(({ userId }) => userId !== null && userId === actor.id);
  return row && place ? { row, place } : null;
};

const turnOf = (row: AgreementCase, actor: Actor, place: Place): SigningPage['turn'] => {
  if (place.status === 'SIGNED') return { state: 'SIGNED', text: 'You have signed this agreement.' };
  const facts = toAgreementFacts(row, actor);
  const late = signingTimeProblem(facts.signing, facts.today);
  if (late) return { state: 'LATER', text: late };
  const onPaper = placeIsNotOnPaper(facts, actor);
  if (onPaper !== true) return { state: 'LATER', text: onPaper };
  if (placeToSign(facts, actor.id)) return { state: 'NOW', text: '' };
  return { state: 'LATER', text: `It is not your turn yet. ${whoSignsFirst(placesInTurn(row.signatures))}` };
};

/** What the signature is going to cite, or cites: the register for those who bind the agency, else what was named. */
const authorityOf = (row: AgreementCase, place: Place): string => {
  const asks = place.status !== 'SIGNED' && place.userId !== null && bindsAgency(place.role);
  const valid = asks && validAuthority(row.agency.authorities.map(toAuthority), place.userId ?? '', todayOf(row));
  return valid ? authorityCitation(valid) : (place.authBasis ?? '');
};

/** The twins of the sections that this text prints. */
const plainOf = async (row: AgreementCase): Promise<SigningPage['plain']> => {
  const words = await plainWordsOf(row);
  return (isAmendment(row) ? sectionsAmended(row) : row.sections).flatMap(({ key, position, heading }) => {
    const plain = words.get(key);
    return plain ? [{ key, label: `${position}. ${heading}`, plain }] : [];
  });
};

const consentOf = ({ role, consentRefusedAt }: Place): SigningPage['consent'] => {
  const { paragraphs, authority, intent } = consentTextFor(role);
  return { paragraphs, authority, intent, refused: consentRefusedAt !== null };
};

const insteadSteps = ['choose_paper', 'return_with_question', 'delegate_place', 'decline_to_sign'] as const;

const insteadOf = (row: AgreementCase, actor: Actor, place: Place): SigningPage['instead'] =>
  place.status === 'SIGNED'
    ? []
    : insteadSteps
        .filter((step) => decide(agreementSteps[step], toAgreementFacts(row, actor), actor).ok)
        .map((step) => ({
          label: agreementSteps[step].label,
          href: placeOfAgreementStep(step, row.id) ?? paths.agreement(row.id),
        }));

/**
 * The signing page of an agreement for one of its signers.
 * @returns null when the agreement is not being signed, or this person is not named to sign it
 */
export const getSigningPage = async (actor: Actor, id: string): Promise<SigningPage | null> => {
  const found = await ownPlace(actor, id);
  const version = found?.row.frozenVersion;
  if (!found || !version || found.row.status !== 'SIGNING' || actor.id === null) return null;
  const { row, place } = found;
  const fresh = secondFactorIsFresh(toAgreementFacts(row, actor), actor) === true;
  const shown = boundFactor(row, actor);
  return {
    ...toAgreementHead(row, actor),
    sha256: version.sha256,
    pdfHref: paths.document(version.documentId),
    blocks: agreementBlocks(frozenDocument(version.content)),
    plain: await plainOf(row),
    party: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
    role: signatureRoleLabels[place.role],
    binds: bindsAgency(place.role) || iceSignatureRoles.some((role) => role === place.role),
    authorityBasis: authorityOf(row, place),
    authorityProblem: missingAuthority(row, place),
    signerName: place.user?.name ?? '',
    signerTitle: place.user?.title ?? '',
    consent: consentOf(place),
    turn: turnOf(row, actor, place),
    signBy: toDue(row.dueOn, row.agency.timeZone),
    factor: {
      fresh,
      signs: shown?.method === 'PASSKEY',
      confirmedAt: fresh && shown ? momentText(shown.at, row.agency.timeZone) : null,
      choices: await offeredFactors(actor.id),
    },
    instead: insteadOf(row, actor, place),
    signers: toSigners(row),
  };
};

/** The page a signer sees after signing; null for anyone else. */
export const getSignedPage = async (actor: Actor, id: string): Promise<SignedPage | null> => {
  const found = await ownPlace(actor, id);
  if (found?.place.status !== 'SIGNED') return null;
  const { row, place } = found;
  return {
    ...toAgreementHead(row, actor),
    signedAt: place.signedAt ? momentText(place.signedAt, row.agency.timeZone) : '',
    sha256: place.versionSha256 ?? '',
    statementSha256: place.statementSha256 ?? '',
    signers: toSigners(row),
    everyoneSigned: row.signatures.every(({ status }) => status === 'SIGNED'),
    sealedHref: row.sealedDocumentId && paths.document(row.sealedDocumentId),
  };
};
