import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type Authority, authorityCitation, authorityState, validAuthority } from '@/lib/domain/agreements/authority';
import { placesToHandOver } from '@/lib/domain/agreements/guards-ceremony';
import { bindsAgency } from '@/lib/domain/programs/signature-role';
import { toAuthority } from '@/lib/server/agencies/authority-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { noteCeremony } from '@/lib/server/agreements/ceremony';
import { toAgreementFacts, todayOf } from '@/lib/server/agreements/facts';
import { type SignerCandidate, signerCandidates } from '@/lib/server/agreements/signer-candidates';
import { type AgreementContext, toInput } from '@/lib/server/agreements/step-input';
import type { Transaction } from '@/lib/server/db/client';
import { refuseBlocked, refuseField } from '@/lib/server/workflow/step-refused';

// Handing an open place to somebody else. Whoever is to bind the agency needs a delegation in the register, with its
// document, that holds on this day (domain.md 5.9); every other place needs the words it rests on.

type Place = AgreementCase['signatures'][number];
type Delegate = SignerCandidate & { authorityId: string | null; basis: string };

const delegations = (row: AgreementCase) =>
  row.agency.authorities
    .map((one) => toAuthority(one))
    .filter((one) => one.basis === 'DELEGATION' && authorityState(one, todayOf(row)) === 'VALID');

const citationOf = (authority: Authority): string => authorityCitation(authority);

/** The people to whom a place may be handed over today, with what each of them rests on in the register. */
export const delegatesFor = async (tx: Transaction, row: AgreementCase, place: Place): Promise<Delegate[]> => {
  const taken = new Set(row.signatures.map(({ userId }) => userId));
  if (!bindsAgency(place.role)) {
    const candidates = await signerCandidates(tx, row, place.role);
    return candidates.filter(({ id }) => !taken.has(id)).map((one) => ({ ...one, authorityId: null, basis: '' }));
  }
  const held = delegations(row);
  const people = await tx.user.findMany({
    where: {
      id: { in: held.flatMap(({ userId }) => (userId === null || taken.has(userId) ? [] : [userId])) },
      ...{ agencyId: row.agencyId, active: true, roles: { hasSome: ['AGENCY_APPROVER', 'AGENCY_OFFICER'] } },
    },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, title: true },
  });
  return people.flatMap((person) => {
    const authority = validAuthority(held, person.id, todayOf(row));
    return authority ? [{ ...person, authorityId: authority.id, basis: citationOf(authority) }] : [];
  });
};

/** The open places that the actor may hand over. */
export const placesOf = (row: AgreementCase, actor: Actor): Place[] => {
  const ids = new Set(placesToHandOver(toAgreementFacts(row, actor), actor).map(({ id }) => id));
  return row.signatures.filter(({ id }) => ids.has(id));
};

const noEvidence =
  'Choose a person whose delegation is in the register of authority with its document, confirmed and valid today.';

/** Hands an open place over, with the evidence it rests on. */
export const delegatePlace = async (context: AgreementContext): Promise<void> => {
  const { tx, row, actor, now } = context;
  const { signatureId, userId, basis } = toInput(context, 'delegate_place');
  const place = placesOf(row, actor).find(({ id }) => id === signatureId);
  if (!place?.user) return refuseField('signatureId', 'This place is not yours to hand over, or it is signed already.');
  const delegate = (await delegatesFor(tx, row, place)).find(({ id }) => id === userId);
  if (!delegate) {
    const others = 'Choose a person from the list who does not sign already.';
    return refuseField('userId', bindsAgency(place.role) ? noEvidence : others);
  }
  const restsOn = delegate.authorityId ? delegate.basis : basis;
  if (restsOn === '')
    return refuseField('basis', 'Say what this person’s right to sign rests on, for example an order.');
  const ids = { fromId: place.user.id, toId: delegate.id, authorityId: delegate.authorityId };
  const written = await noteCeremony(tx, {
    ...{ place, actor, kind: 'DELEGATED', at: now, onceKey: `version:${row.version}`, ids },
    detail: {
      ...ids,
      ...{ fromName: place.user.name, toName: delegate.name, basis: restsOn },
    },
  });
  if (!written) return refuseBlocked('This place was handed over a moment ago. Open the page again.');
  await tx.signature.update({
    where: { id: place.id },
    data: { userId: delegate.id, authBasis: restsOn, askedVersion: null, consentRefusedAt: null },
  });
};
