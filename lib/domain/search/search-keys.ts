// Who finds what, as data: each entry of the search carries keys that open it (written by triggers, decision 0044), and
// a reader holds the keys of their reach. The same reach as the pages have; a test compares the two.
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { holdsRight } from '@/lib/domain/access/permissions';
import { sightOf } from '@/lib/domain/access/reach';
import { rights } from '@/lib/domain/access/rights';
import { roleFacts } from '@/lib/domain/access/role';

export const searchKinds = ['REQUEST', 'AGREEMENT', 'AGENCY', 'PERSON', 'QUESTION', 'COMMENT', 'DOCUMENT'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Kinds whose entries belong to a request or an agreement, and are opened by what opens the case. */
const kindsOfCases = ['REQUEST', 'AGREEMENT', 'QUESTION', 'COMMENT', 'DOCUMENT'] as const;

// By the reach of each role held. Whoever looks as somebody else reads what both sides share.
const caseKeys = (actor: Actor): string[] => {
  const sight = sightOf(actor);
  const iceOnly = readsIceOnly(actor);
  const ofAgency = sight.agencyId === null ? [] : [`${actor.viewedBy ? 'viewed' : 'agency'}:${sight.agencyId}`];
  const ofAll = sight.all ? ['all', ...(iceOnly ? ['ice'] : [])] : [];
  const ofOffices = sight.officeIds.flatMap((id) => [`office:${id}`, ...(iceOnly ? [`ice-office:${id}`] : [])]);
  return [...ofAgency, ...ofAll, ...ofOffices];
};

const peopleKeys = (actor: Actor): string[] => {
  const held = rights.read_people.by.filter((role) => actor.roles.includes(role));
  if (held.some((role) => roleFacts[role].side === 'ICE')) return ['all'];
  return held.length > 0 && actor.agencyId !== null ? [`agency:${actor.agencyId}`] : [];
};

const agencyKeys = (actor: Actor): string[] => {
  if (actor.side === 'ICE') return [holdsRight(actor, 'verify_agency') ? 'all' : 'verified'];
  return actor.agencyId !== null && holdsRight(actor, 'read_own_agency') ? [`agency:${actor.agencyId}`] : [];
};

/**
 * The keys a person holds.
 * @param scanning whether this portal scans its files: files from before that are then found by nobody (mayOpen)
 */
export const searchKeys = (actor: Actor, scanning: boolean): string[] => {
  const keys = caseKeys(actor);
  const kinds = [...kindsOfCases, ...(scanning ? [] : ['UNSCANNED'])];
  return [
    ...kinds.flatMap((kind) => keys.map((key) => `${kind}/${key}`)),
    ...peopleKeys(actor).map((key) => `PERSON/${key}`),
    ...agencyKeys(actor).map((key) => `AGENCY/${key}`),
  ];
};
