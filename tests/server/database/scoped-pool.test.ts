import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { performRequestStep } from '@/lib/server/cases/perform';
import { db, makeDatabase } from '@/lib/server/db/client';
import { type DatabaseScope, runAs } from '@/lib/server/db/request-scope';
import { scopeOf } from '@/lib/server/db/scope-of';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { asOwner } from '@/tests/support/database';

// A connection says whose work it does, whoever had it before.

const other = makeDatabase();
let cast: Cast;

beforeAll(async () => {
  cast = await aCast();
});
afterAll(() => other.$disconnect());

const told = async (client: Pick<typeof db, '$queryRaw'> = db): Promise<string | null> => {
  const [row] = await client.$queryRaw<
    { scope: string | null }[]
  >`SELECT current_setting('access.scope', true) AS scope`;
  return row?.scope ?? null;
};

describe('a connection', () => {
  test('carries the scope of its work, for two hundred that come at the same time', async () => {
    const scopes = Array.from({ length: 200 }, (_, at): DatabaseScope => {
      if (at % 4 === 0) return 'ice';
      return at % 4 === 1 ? 'public' : `agency:0000000${at % 7}-0000-7000-8000-000000000000`;
    });
    expect(await Promise.all(scopes.map((scope) => runAs(scope, () => told())))).toEqual(scopes);
  });

  test('keeps it for the whole of a transaction', async () => {
    const scopes: DatabaseScope[] = ['ice', 'public', 'system', 'ice', 'arrival', 'public'];
    const seen = await Promise.all(
      scopes.map((scope) => runAs(scope, () => db.$transaction(async (tx) => [await told(tx), await told(tx)]))),
    );
    expect(seen).toEqual(scopes.map((scope) => [scope, scope]));
  });

  test('says nothing where nobody says anything', async () => {
    await runAs('ice', () => told(other));
    const declared = globalThis.accessProcessScope;
    globalThis.accessProcessScope = undefined;
    const answer = await told(other).finally(() => {
      globalThis.accessProcessScope = declared;
    });
    expect(answer).toBe('');
  });

  test('is thrown away when it cannot be told', async () => {
    await runAs('ice', () => told(other));
    await asOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'access-portal'`);
    const tries = await Promise.allSettled([1, 2, 3].map(() => runAs('public', () => told(other))));
    expect(
      tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])).every((each) => each === 'public'),
    ).toBe(true);
    expect(await runAs('public', () => told(other))).toBe('public');
  });

  test('does not read for one what another asked for in the same moment', async () => {
    const ids = [cast.calder.officer.id, cast.liaison.id].map(String);
    const agency = scopeOf(cast.calder.officer);
    const find = (scope: DatabaseScope) =>
      Promise.all(ids.map((id) => runAs(scope, () => db.user.findUnique({ where: { id }, select: { id: true } }))));
    const [nobody, both, none, one] = await Promise.all([
      find('public'),
      find(agency),
      find('public'),
      runAs('ice', () => db.user.findUnique({ where: { id: ids[0] }, select: { id: true } })),
    ]);
    expect(one).toEqual({ id: ids[0] });
    expect([nobody, none]).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(both).toEqual(ids.map((id) => ({ id })));
  });
});

describe('a step', () => {
  test('reaches in the database what its actor reaches, whoever calls', async () => {
    const id = await aRequest(cast).in('DRAFT');
    // A mistaken actor: somebody of ICE who passes for one of the agency in the application alone.
    const mixed = { ...cast.calder.officer, side: 'ICE' as const };
    const answer = await runAs('system', () => performRequestStep('withdraw', id, mixed, { version: 1, reason: 'x' }));
    expect(answer).toMatchObject({ ok: false, why: 'not_found' });
  });
});
