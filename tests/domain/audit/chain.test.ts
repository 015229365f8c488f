import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { faultOf, judgeChain } from '@/lib/server/audit/judge-chain';
import { idOf, linkOf } from '@/tests/support/small-log';

// The chain as the portal judges it, over rows that were made by other code (tests/vectors/audit/make-vectors.mjs) and
// over rows that are made here as decision 0030 writes them down.

const genesis = '0'.repeat(64);
const exported = z.object({
  ...{ seq: z.number(), at: z.string(), actor: z.string().nullable(), actor_role: z.string(), action: z.string() },
  ...{ outcome: z.string(), target_type: z.string(), target_id: z.string().nullable() },
  ...{ session_ref: z.string().nullable(), aal: z.number().nullable(), ip_ref: z.string().nullable() },
  ...{ request_id: z.string().nullable(), canon: z.string(), prev_hash: z.string(), hash: z.string() },
});

type Row = Parameters<typeof faultOf>[0];

const asRow = (line: string): Row => {
  const row = exported.parse(JSON.parse(line));
  return {
    ...{ seq: BigInt(row.seq), at: new Date(row.at), actorId: row.actor, actorRole: row.actor_role },
    ...{ action: row.action, outcome: row.outcome, targetType: row.target_type, targetId: row.target_id },
    ...{ sessionRef: row.session_ref, aal: row.aal, ipRef: row.ip_ref, requestId: row.request_id },
    ...{ canon: row.canon, prevHash: row.prev_hash, hash: row.hash },
  };
};

const vector = (name: string): Row[] =>
  readFileSync(path.join('tests/vectors/audit', name, 'export.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(asRow);

async function* inBatches(rows: readonly Row[], size: number) {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size);
}

const headOf = (rows: readonly Row[]) => ({ seq: rows.at(-1)?.seq ?? 0n, hash: rows.at(-1)?.hash ?? genesis });

const judged = (rows: readonly Row[], head: { seq: bigint; hash: string } | null = headOf(rows), size = 5) =>
  judgeChain(inBatches(rows, size), head);

describe('a chain', () => {
  const good = vector('good');

  test.each([1, 5, 100])('that is whole holds, read in batches of %d', async (size) => {
    expect(await judged(good, headOf(good), size)).toEqual({ ok: true, events: 12, head: good.at(-1)?.hash });
  });

  test('without an event holds as far as its head says nothing else', async () => {
    expect(await judged([])).toEqual({ ok: true, events: 0, head: genesis });
    expect(await judged([], null)).toMatchObject({ ok: false, seq: '1' });
  });

  test.each([
    ['dropped', '8', 'an event is missing before it: 7 expected'],
    ['duplicated', '6', 'an event is missing before it: 7 expected'],
    ['reordered', '7', 'an event is missing before it: 6 expected'],
    ['edited-text', '4', 'its text is not the text that was hashed'],
    ['edited-column', '8', 'its column actor_id differs from the text that was hashed'],
    ['edited-column-of-the-request', '8', 'its column aal differs from the text that was hashed'],
    ['not-canonical', '12', 'its text is not in the canonical form'],
    ['inserted', '6', 'an event is missing before it: 7 expected'],
  ])('%s: is broken from event %s on', async (name, seq, problem) => {
    expect(await judged(vector(name))).toEqual({ ok: false, seq, problem });
  });

  test('that was cut at its end does not reach its head', async () => {
    const missing = { ok: false, seq: '10', problem: 'events are missing at the end: the head names a later one' };
    expect(await judged(good.slice(0, 9), headOf(good))).toEqual(missing);
    expect(await judged(good.slice(0, 9), null)).toEqual(missing);
    expect(await judged(good.slice(0, 9), { seq: 9n, hash: genesis })).toEqual(missing);
    expect(await judged(good.slice(0, 9), { ...headOf(good.slice(0, 9)), seq: 10n })).toEqual(missing);
  });

  test('that begins later than its first event is broken there', async () => {
    expect(await judged(good.slice(1))).toMatchObject({ ok: false, seq: '2' });
  });
});

const event = {
  ...{ aal: 2, action: 'session.sign_in', actor: idOf(1), facts: { method: 'PASSKEY' }, ip: 'ab'.repeat(16) },
  ...{ outcome: 'done', request: idOf(2), role: 'NONE', session: idOf(3), target: { id: idOf(4), type: 'session' } },
};
const at = '2026-11-29T09:01:00.000Z';
const frame = { at, event, seq: 7, v: 2 as number | undefined };
const prev = 'c'.repeat(64);

const rowOf = (canon: string, columns: Partial<Row> = {}): Row => ({
  ...{ seq: 7n, at: new Date(at), actorId: idOf(1), actorRole: 'NONE', action: 'session.sign_in', outcome: 'done' },
  ...{
    targetType: 'session',
    targetId: idOf(4),
    sessionRef: idOf(3),
    aal: 2,
    ipRef: 'ab'.repeat(16),
    requestId: idOf(2),
  },
  ...{ canon, prevHash: prev, hash: linkOf(prev, canon) },
  ...columns,
});

const fault = (canon: string, columns: Partial<Row> = {}) => faultOf(rowOf(canon, columns), 6n, prev);

describe('an event', () => {
  const canon = JSON.stringify(frame);

  test('whose columns are the text that was hashed has no fault', () => {
    expect(fault(canon)).toBeNull();
  });

  test('follows the number and the hash before it', () => {
    expect(faultOf(rowOf(canon), 5n, prev)).toBe('an event is missing before it: 6 expected');
    expect(faultOf(rowOf(canon), 7n, prev)).toBe('an event is missing before it: 8 expected');
    expect(faultOf(rowOf(canon), 6n, 'd'.repeat(64))).toBe('it does not lean on the event before it');
  });

  test('is hashed over the hash before it and its own text', () => {
    const notHashed = 'its text is not the text that was hashed';
    expect(fault(canon, { hash: linkOf('d'.repeat(64), canon) })).toBe(notHashed);
    expect(fault(canon, { hash: createHash('sha256').update(canon).digest('hex') })).toBe(notHashed);
    expect(fault(canon, { canon: canon.replace('done', 'gone') })).toBe(notHashed);
  });

  test.each<[string, Partial<Row>]>([
    ['at', { at: new Date('2026-11-29T09:01:00.001Z') }],
    ['actor_id', { actorId: null }],
    ['actor_role', { actorRole: 'ADMIN' }],
    ['action', { action: 'session.sign_out' }],
    ['target_type', { targetType: 'request' }],
    ['target_id', { targetId: idOf(9) }],
    ['outcome', { outcome: 'refused' }],
    ['session_ref', { sessionRef: null }],
    ['aal', { aal: 1 }],
    ['ip_ref', { ipRef: null }],
    ['request_id', { requestId: idOf(9) }],
  ])('with another %s than its text is named by that column', (column, columns) => {
    expect(fault(canon, columns)).toBe(`its column ${column} differs from the text that was hashed`);
  });

  test('cannot take the number of another', () => {
    const canon = JSON.stringify({ ...frame, seq: 8 });
    expect(fault(canon)).toBe('its column seq differs from the text that was hashed');
  });

  test('has its text in the one canonical form', () => {
    expect(fault(`${canon} `)).toBe('its text is not in the canonical form');
    const { v, seq, ...rest } = frame;
    expect(fault(JSON.stringify({ v, seq, ...rest }))).toBe('its text is not in the canonical form');
  });

  test('has a version that is known', () => {
    expect(fault(JSON.stringify({ ...frame, v: 3 }))).toBe('its text has a version that nobody knows');
    expect(fault(JSON.stringify({ ...frame, v: 1 }))).toBe('its text has a version that nobody knows');
  });

  test.each<[string, Partial<Row>, string | null]>([
    ['nothing', {}, null],
    ['a session', { sessionRef: idOf(3) }, 'session_ref'],
    ['an assurance', { aal: 2 }, 'aal'],
    ['an address', { ipRef: 'ab'.repeat(16) }, 'ip_ref'],
    ['a request', { requestId: idOf(2) }, 'request_id'],
  ])('of an older portal holds nothing of a request: %s', (_what, columns, odd) => {
    const text = JSON.stringify({ ...frame, v: undefined });
    const ofNoRequest = { sessionRef: null, aal: null, ipRef: null, requestId: null };
    const found = fault(text, { ...ofNoRequest, ...columns });
    expect(found).toBe(odd === null ? null : `its column ${odd} differs from the text that was hashed`);
  });
});
