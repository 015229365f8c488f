import 'server-only';
import { authorityCitation, authorityProblem, validAuthority } from '@/lib/domain/agreements/authority';
import { ceremonyDetails } from '@/lib/domain/agreements/ceremony';
import { bindsAgency, isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { todayOf } from '@/lib/server/agreements/facts';
import { signerCandidates } from '@/lib/server/agreements/signer-candidates';
import { type AgreementContext, personOf } from '@/lib/server/agreements/step-input';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// The authority by which a signer signs, proved once more in the moment of signing and written down as an event.

type Place = AgreementCase['signatures'][number];
type Signing = Pick<AgreementContext, 'row'> & { tx: Parameters<typeof signerCandidates>[0] };

/** What a signature cites. `authorityId` names the row of the register; null where the place needs none. */
export type CheckedAuthority = { basis: string; authorityId: string | null; delegationDocumentId: string | null };

const fromRegister = ({ row }: Signing, user: NonNullable<Place['user']>): CheckedAuthority => {
  const authorities = row.agency.authorities.map(toAuthority);
  const valid = validAuthority(authorities, user.id, todayOf(row));
  if (!valid) {
    const problem = authorityProblem(authorities, user, row.agency.legalName, todayOf(row));
    return refuseBlocked(problem ?? 'The authority of this signer has changed. Open the page again.');
  }
  return {
    basis: authorityCitation(valid),
    authorityId: valid.id,
    delegationDocumentId: valid.basis === 'DELEGATION' ? valid.documentId : null,
  };
};

/** Those who sign for ICE hold their authority by role and office (decision 0018); both are asked anew. */
const fromOffice = async ({ tx, row }: Signing, place: Place): Promise<void> => {
  const candidates = await signerCandidates(tx, row, place.role);
  if (candidates.some(({ id }) => id === place.userId)) return;
  const label = signatureRoleLabels[place.role].toLowerCase();
  refuseBlocked(
    `Your account has no office any more that signs for ${row.office.name} as ${label}. The liaison names the signer anew.`,
  );
};

/** Whose place it was, where it was handed over: the statement, the signature and the certificate say both names. */
const delegationWords = ({ ceremony, user }: Place): string => {
  const last = ceremony.findLast(({ kind }) => kind === 'DELEGATED');
  if (!last) return '';
  const { fromName } = ceremonyDetails.DELEGATED.parse(last.detail);
  return `${user?.name ?? ''} signs in the place of ${fromName}, who handed it over in the portal.`;
};

/** The authority of a signer on this day, as a signature cites it. Refuses with what is missing and who can mend it. */
export const citedAuthority = async (context: Signing, place: Place): Promise<CheckedAuthority> => {
  if (!place.user || place.authBasis === null) throw new Error('A place to sign has no signer.');
  if (!isAgencyPlace(place.role)) await fromOffice(context, place);
  const named = { basis: place.authBasis, authorityId: null, delegationDocumentId: null };
  const found = bindsAgency(place.role) ? fromRegister(context, place.user) : named;
  const inPlaceOf = delegationWords(place);
  return { ...found, basis: [found.basis, inPlaceOf].filter(Boolean).join(' ') };
};

/** The same, in the moment of signing: written down as an event. */
export const checkAuthority = async (context: AgreementContext, place: Place): Promise<CheckedAuthority> => {
  const { tx, row, actor, now } = context;
  const cited = await citedAuthority(context, place);
  await noteCeremony(tx, {
    ...{ place, actor, kind: 'AUTHORITY_CHECKED', at: now },
    detail: { authorityId: cited.authorityId, basis: cited.basis, on: todayOf(row) },
    onceKey: `${personOf(actor)}:${now.toISOString()}`,
    ids: { authorityId: cited.authorityId, signerId: personOf(actor) },
  });
  return cited;
};
