import { describe, expect, test } from 'vitest';
import { systemActor } from '@/lib/domain/access/actor';
import { eventOf } from '@/lib/server/audit/event-of';
import { addressRef, asRequest } from '@/lib/server/audit/present-request';
import { idOf } from '@/tests/support/small-log';

process.env.AUTH_SECRET = 'only-for-tests-0123456789abcdef0123456789abcdef';
process.env.DATABASE_URL ??= 'postgres://nobody@localhost/none';

const somebody = { id: idOf(1), sessionId: idOf(2) };

const signOut = (actor: Parameters<typeof eventOf>[0]['actor'] = somebody) =>
  eventOf({
    actor,
    role: 'NONE',
    action: 'session.sign_out',
    outcome: 'done',
    target: { type: 'session', id: idOf(2) },
  });

const takeProof = {
  role: 'OVERSIGHT',
  action: 'audit.take_proof',
  facts: { what: 'growth.json' },
  target: { type: 'audit', id: null },
} as const;

describe('an event', () => {
  test('says who did what to what, in which session, and nothing more', () => {
    expect(eventOf({ ...takeProof, actor: somebody, outcome: 'done' })).toEqual({
      ...{ action: 'audit.take_proof', actor: idOf(1), facts: { what: 'growth.json' }, outcome: 'done' },
      ...{ role: 'OVERSIGHT', session: idOf(2), target: { type: 'audit', id: null } },
      ...{ aal: 1, ip: null, request: null },
    });
    expect(signOut()).toMatchObject({ facts: {}, target: { type: 'session', id: idOf(2) } });
  });

  test('says how sure the session was: a second factor, none, or nobody signed in', () => {
    expect(signOut({ ...somebody, secondFactorAt: new Date() }).aal).toBe(2);
    expect(signOut({ ...somebody, secondFactorAt: null }).aal).toBe(1);
    expect(signOut({ ...systemActor, secondFactorAt: new Date() })).toMatchObject({ aal: null, session: null });
  });

  test('holds a digest of the address: of the session’s, or else of the request’s', () => {
    const [own, other] = ['203.0.113.77', '198.51.100.9'];
    expect(signOut({ ...somebody, ip: own }).ip).toBe(addressRef(own));
    const within = asRequest(other, () => [signOut(), signOut({ ...somebody, ip: own }), signOut()]);
    expect(within.map(({ ip }) => ip)).toEqual([addressRef(other), addressRef(own), addressRef(other)]);
    expect(within[0]?.ip).toMatch(/^[0-9a-f]{32}$/u);
    expect(within[0]?.ip).not.toBe(within[1]?.ip);
  });

  test('belongs to the request it was written in', () => {
    const first = asRequest(null, () => [signOut().request, signOut().request]);
    expect(first[0]).toMatch(/^[0-9a-f-]{36}$/u);
    expect(first[0]).toBe(first[1]);
    expect(asRequest(null, () => signOut().request)).not.toBe(first[0]);
  });

  test('that the catalogue does not know is none', () => {
    const refused = { actor: somebody, role: 'NONE', outcome: 'done' } as const;
    const target = { type: 'session', id: null };
    expect(() => eventOf({ ...refused, action: 'session.dream', target })).toThrow(
      'The audit chain refuses an event: the catalogue of audit events has no session.dream.',
    );
    expect(() => eventOf({ ...refused, action: 'session.sign_out', target, facts: { name: 'x' } })).toThrow(/no fact/u);
  });
});

describe('who sees the portal as somebody else', () => {
  const viewedBy = { id: idOf(9), name: 'A', viewId: idOf(8), reason: 'A call for help.', endsAt: new Date() };
  const looking = { ...somebody, viewedBy };

  test('is named by their own id when they read, or are refused', () => {
    expect(eventOf({ ...takeProof, actor: looking, outcome: 'done' }).actor).toBe(idOf(9));
    const refused = { ...takeProof, action: 'session.sign_out', facts: {}, target: { type: 'session', id: null } };
    expect(eventOf({ ...refused, actor: looking, outcome: 'refused' }).actor).toBe(idOf(9));
  });

  test('does nothing else', () => {
    expect(() => signOut(looking)).toThrow('Nobody acts while they see the portal as somebody else.');
  });
});
