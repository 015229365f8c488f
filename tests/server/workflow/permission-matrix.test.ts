import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { permissionMatrix } from '@/lib/domain/access/permissions';
import { canSee } from '@/lib/domain/access/reach';
import { type Role, roles } from '@/lib/domain/access/role';
import { isAgreementStep } from '@/lib/domain/agreements/steps';
import { isRequestStep } from '@/lib/domain/requests/steps';
import { visibleAgreements } from '@/lib/server/agreements/visible';
import { performAgreementStep, performRequestStep } from '@/lib/server/cases/perform';
import { db } from '@/lib/server/db/client';
import { visibleRequests } from '@/lib/server/requests/visible';
import { anAgreement } from '@/tests/support/agreement-cases';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';
import { insiders, outsiders } from '@/tests/support/scopes';

// Every cell of the matrix, tried against the server: role × action × own or other scope. What a role may not do is
// refused before the state of the case matters, and what is out of reach is as good as not there.

fixedClock();

/** A role tries some ninety steps one after the other. */
const MS_MAX = 90_000;

let cast: Cast;
let inside: Record<Role, Actor>;
let outside: Partial<Record<Role, Actor>>;
let requestId: string;
let draftId: string;
let agreementId: string;

beforeAll(async () => {
  cast = await aCast();
  inside = insiders(cast);
  outside = await outsiders(cast);
  requestId = await aRequest(cast).of(cast.calder).in('ASSIGNED');
  draftId = await aRequest(cast).of(cast.calder).in('DRAFT');
  agreementId = await anAgreement(cast).in('NEGOTIATION');
});

const attempt = async (key: string, actor: Actor): Promise<string> => {
  const [noun, name = ''] = key.split('.');
  if (noun === 'request' && isRequestStep(name)) {
    // `create` begins with no case; everything else is tried on one that exists.
    const answer = await performRequestStep(name, name === 'create' ? null : requestId, actor, {});
    return answer.ok ? 'done' : answer.why;
  }
  if (noun === 'agreement' && isAgreementStep(name)) {
    const answer = await performAgreementStep(name, agreementId, actor, {});
    return answer.ok ? 'done' : answer.why;
  }
  throw new Error(`The matrix names ${key}, which is no step.`);
};

const stepRows = permissionMatrix.filter(({ key }) => !key.startsWith('right.'));
const cells = stepRows.flatMap(({ key, allowed }) => roles.map((role) => ({ key, role, may: allowed.includes(role) })));

test('the matrix is whole', () => {
  expect(cells.length).toBeGreaterThan(1000);
});

describe.each(roles)('%s', (role) => {
  const own = cells.filter((cell) => cell.role === role);

  test(
    'within reach',
    async () => {
      const wrong: string[] = [];
      for (const { key, may } of own) {
        const answer = await attempt(key, inside[role]);
        // Nobody but people of an agency has an agency to start a request for.
        const refused = answer === 'not_yours' || (key === 'request.create' && answer === 'blocked' && !may);
        if (refused === may || answer === 'not_found') wrong.push(`${key}: ${answer}, may ${may}`);
      }
      expect(wrong).toEqual([]);
    },
    MS_MAX,
  );

  test(
    'out of reach',
    async () => {
      const actor = outside[role];
      if (!actor) return;
      const wrong: string[] = [];
      for (const { key } of own.filter((cell) => cell.key !== 'request.create')) {
        const answer = await attempt(key, actor);
        if (answer !== 'not_found') wrong.push(`${key}: ${answer}`);
      }
      expect(wrong).toEqual([]);
    },
    MS_MAX,
  );

  test('sees in a list exactly what it may open', async () => {
    const everyone = [inside[role], outside[role]].flatMap((actor) => actor ?? []);
    for (const actor of everyone) {
      for (const id of [requestId, draftId]) {
        const row = await db.request.findUniqueOrThrow({ where: { id } });
        const scope = { agencyId: row.agencyId, officeId: row.officeId, everSubmitted: row.submittedAt !== null };
        const listed = await db.request.count({ where: { AND: [{ id }, visibleRequests(actor)] } });
        expect([actor.name, id, listed === 1]).toEqual([actor.name, id, canSee(actor, scope)]);
      }
      const listed = await db.agreement.count({ where: { AND: [{ id: agreementId }, visibleAgreements(actor)] } });
      expect([actor.name, listed === 1]).toEqual([actor.name, actor === inside[role]]);
    }
  });
});

test('no cell changed a status but by the rules', async () => {
  const { status } = await db.request.findUniqueOrThrow({ where: { id: requestId } });
  expect(status).toBe('ASSIGNED');
});

test('somebody without sight sees nothing, however the query is put together', async () => {
  const nobody: Actor = { ...cast.liaison, roles: [], agencyId: null, officeId: null, reachesOfficeIds: [] };
  expect(await db.request.count({ where: visibleRequests(nobody) })).toBe(0);
  expect(await db.request.count({ where: { AND: [{ id: requestId }, visibleRequests(nobody)] } })).toBe(0);
  expect(await db.agreement.count({ where: { AND: [{ id: agreementId }, visibleAgreements(nobody)] } })).toBe(0);
});
