import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeGap, roomFor } from '@/lib/domain/agreements/added-place';
import {
  type SignatureRole,
  signatureRoles,
  signingGroups,
  signingOrderFault,
} from '@/lib/domain/programs/signature-role';

type Place = { id: string; role: SignatureRole; position: number; group: number };

const placesOf = (order: readonly SignatureRole[], together: readonly SignatureRole[]): Place[] => {
  const groups = signingGroups(order, together);
  return order.map((role, at) => ({ id: role, role, position: at + 1, group: groups[at] ?? 0 }));
};

/** Moves one after the other, as the table takes them: no two places may share a position on the way. */
const moveAll = (
  places: readonly Place[],
  moved: readonly { id: string; position: number; group: number }[],
): Place[] =>
  moved.reduce<Place[]>(
    (now, move) => {
      expect(now.some(({ id, position }) => id !== move.id && position === move.position)).toBe(false);
      return now.map((place) => (place.id === move.id ? { ...place, ...move } : place));
    },
    [...places],
  );

const add = (places: readonly Place[], role: SignatureRole): Place[] => {
  const { position, group, moved } = roomFor(places, role);
  return [...moveAll(places, moved), { id: role, role, position, group }].sort((a, b) => a.position - b.position);
};

const isWhole = (places: readonly Place[]): void => {
  expect(places.map(({ position }) => position)).toEqual(places.map((_place, at) => at + 1));
  const groups = places.map(({ group }) => group);
  expect(groups[0]).toBe(1);
  for (const [at, group] of groups.entries()) expect([0, 1]).toContain(group - (groups[at - 1] ?? group));
  const together = places.filter(({ group }, at) => groups[at - 1] === group).map(({ role }) => role);
  expect(
    signingOrderFault(
      places.map(({ role }) => role),
      together,
    ),
  ).toBeNull();
};

describe('a place that is put in', () => {
  test('comes where its role belongs, with a turn of its own', () => {
    const places = add(placesOf(['AGENCY_HEAD', 'ICE_SAC'], []), 'LEGAL_COUNSEL_AGENCY');
    expect(places.map(({ role, group }) => [role, group])).toEqual([
      ['AGENCY_HEAD', 1],
      ['LEGAL_COUNSEL_AGENCY', 2],
      ['ICE_SAC', 3],
    ]);
  });

  test('leaves a legal order, whatever stood before, and nothing of it stays when it is taken out', () => {
    const some = fc.subarray([...signatureRoles].slice(1), { minLength: 1 });
    fc.assert(
      fc.property(some, some, fc.constantFrom(...signatureRoles.slice(1, 5)), (roles, wished, role) => {
        const order: SignatureRole[] = ['AGENCY_HEAD', ...roles.filter((one) => one !== role)];
        const together = wished.filter((one) => order.includes(one));
        fc.pre(signingOrderFault(order, together) === null);
        const before = placesOf(order, together);
        const wider = add(before, role);
        isWhole(wider);
        const rest = moveAll(
          wider.filter(({ id }) => id !== role),
          closeGap(wider, role),
        );
        expect(rest).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});
