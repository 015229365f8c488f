import type { Arrival } from '@/lib/server/auth/identity/arrive';
import { linkIdentity } from '@/lib/server/auth/identity/linked-identities';
import { type Person, personOf } from '@/lib/server/auth/person';
import { actorColumns, toActor } from '@/lib/server/auth/to-actor';
import { db } from '@/lib/server/db/client';
import { makeOffice, makeUser, type PersonOptions } from '@/tests/support/actors';
import { signedIn } from '@/tests/support/sessions';
import { anIdentityCast, type ProviderId, people, trip } from './identity-cast';

// People with an account here and one at the provider of identity-cast.ts.

export const refusal = (arrival: Arrival): string => (arrival.kind === 'refused' ? arrival.why : arrival.kind);

export const linkToken = (arrival: Arrival): string => {
  if (arrival.kind !== 'link') throw new Error(`Nothing to link: ${JSON.stringify(arrival)}`);
  return arrival.token;
};

export const lastEvent = () => db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' }, select: { canon: true } });

/** The provider, the agency it speaks for, and makers of people. */
export const anIdentityStage = async () => {
  const { provider, agencyId } = await anIdentityCast();
  let made = 0;

  /** A name for somebody at the provider who has no account here. */
  const newName = (): string => {
    made += 1;
    return `person-${made}`;
  };

  /** A person of the agency (or of ICE) with an account here and one there, which nobody has linked. */
  const somebody = async (given: PersonOptions = {}) => {
    const name = newName();
    const workEmail = `${name}@winter.example`;
    people[name] = { email: workEmail, email_verified: true, name: `Person ${made}`, roles: ['officers'] };
    provider.signsIn(name);
    const place = given.role && given.role !== 'AGENCY_OFFICER' ? { officeId: await makeOffice() } : { agencyId };
    const user = await makeUser({ ...place, workEmail, ...given });
    const row = await db.user.findUniqueOrThrow({ where: { id: user.id }, select: actorColumns });
    const person: Person = personOf(await signedIn(await toActor(row)));
    return { name, user, person, workEmail };
  };

  /** The same, linked. */
  const linked = async (id: ProviderId, given: PersonOptions = {}, claims: Record<string, unknown> = {}) => {
    const one = await somebody(given);
    people[one.name] = { ...people[one.name], ...claims };
    const answer = await linkIdentity(one.person, linkToken(await trip(id)));
    if (!answer.ok) throw new Error(answer.message);
    return one;
  };

  return { provider, agencyId, newName, somebody, linked };
};
