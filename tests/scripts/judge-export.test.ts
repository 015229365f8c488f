import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { judge } from '@/scripts/verify-audit.mjs';
import { bad, checkpoint, judgeExport, rows, signer, takeAway } from '@/tests/support/judge-audit';
import { aChain, anEvent, aSigner, canonicalText, frameOf, idOf, linkOf } from '@/tests/support/small-log';

// What the verifier that stands alone says of an export, event by event and checkpoint by checkpoint.

afterAll(takeAway);

const vectors = 'tests/vectors/audit';
const agreement = '0198f000-0000-7000-8000-0000000000aa';
const head = rows.at(-1)?.hash;
const swap = (seq: number, change: object) => rows.map((row) => (row.seq === seq ? { ...row, ...change } : row));
const ok = (says: string) => ({ holds: true, says });

describe('the test vectors', () => {
  const reasons: Record<string, string | null> = {
    good: null,
    'good-shortly-after-a-checkpoint': null,
    'edited-text': 'its text is not the text that was hashed',
    'edited-text-with-its-column': 'its text is not the text that was hashed',
    'edited-column': 'its column actor differs from the text that was hashed',
    'edited-column-of-the-request': 'its column aal differs from the text that was hashed',
    reordered: 'event 7 stands in its place',
    dropped: 'event 8 stands in its place',
    duplicated: 'event 6 stands in its place',
    inserted: 'event 6 stands in its place',
    'truncated-tail': 'events are missing: a checkpoint names event 10',
    'swapped-whole-chain': 'a signed checkpoint names another event in its place: the log was rewritten',
    'rolled-back-to-a-backup': 'a signed checkpoint names another event in its place: the log was rewritten',
    'wrong-key': 'a checkpoint is signed with another key',
    'forged-checkpoint': 'the signature of a checkpoint does not hold',
    'split-view': 'two checkpoints of one event name different heads: somebody was shown another log',
    'not-canonical': 'its text is not in the canonical form',
    'another-agreement': `no event is about the agreement ${idOf(555)}`,
  };

  test('are all here', () => {
    const folders = readdirSync(vectors, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(
      folders
        .map(({ name }) => name)
        .filter((name) => name !== 'proofs')
        .sort(),
    ).toEqual(Object.keys(reasons).sort());
  });

  test.each(Object.entries(reasons))('%s: %s', async (name, reason) => {
    const file = (one: string) => path.join(vectors, name, one);
    const expected = JSON.parse(readFileSync(file('expected.json'), 'utf8'));
    const asked = ['--expect-agreement', expected.agreement ?? agreement, '--key', path.join(vectors, 'key.pem')];
    const found = await judge(['--export', file('export.jsonl'), '--checkpoints', file('checkpoints.jsonl'), ...asked]);
    if (reason !== null) return void expect(found).toEqual(bad(expected.seq, reason));
    expect(found.says).toMatch(
      /^OK: 1[02] events, [45] of the agreement, head [0-9a-f]{64}; 2 checkpoints, the newest/u,
    );
  });
});

describe('a log that is whole', () => {
  test('is said to be so, with its head and its checkpoints', async () => {
    const says = `OK: 12 events, head ${head}; 2 checkpoints, the newest of event 10.`;
    expect(await judgeExport({})).toEqual(ok(says));
    expect(await judgeExport({ events: ['', ...rows.map((row) => `${JSON.stringify(row)}\r`), ''] })).toEqual(ok(says));
  });

  test('holds at each of its checkpoints, and one may be there twice', async () => {
    const signed = rows.map(({ seq }) => checkpoint(seq)).reverse();
    expect((await judgeExport({ signed })).says).toContain('; 12 checkpoints, the newest of event 12.');
    expect((await judgeExport({ signed: [checkpoint(5), checkpoint(5)] })).holds).toBe(true);
  });

  test('may be signed by several keys, one after the other', async () => {
    const old = aSigner();
    const signed = [checkpoint(5, rows, old), checkpoint(12)];
    expect((await judgeExport({ signed, keys: `${old.pem}${signer.pem}` })).holds).toBe(true);
    expect(await judgeExport({ signed })).toEqual(bad(5, 'a checkpoint is signed with another key'));
  });

  test('may begin with events of an older portal, that hold nothing of a request', async () => {
    const { aal, ip, request, session, ...older } = anEvent;
    const events = aChain(4, (seq) => (seq <= 2 ? ({ ...frameOf(seq, older), v: undefined } as never) : frameOf(seq)));
    expect(aal && ip && request && session).toBeTruthy();
    const old = events.map((row) =>
      row.seq <= 2 ? { ...row, session_ref: null, aal: null, ip_ref: null, request_id: null } : row,
    );
    expect((await judgeExport({ events: old, signed: [checkpoint(4, events)] })).holds).toBe(true);
    const signed = [checkpoint(4, events)];
    expect(await judgeExport({ events, signed })).toEqual(
      bad(1, 'its column session_ref differs from the text that was hashed'),
    );
  });

  test('holds the agreement that is asked for, and counts its events alone', async () => {
    const of = (target: object) => ({ ...anEvent, target });
    const events = aChain(3, (seq) =>
      frameOf(seq, of({ id: seq === 3 ? idOf(9) : idOf(4), type: seq === 2 ? 'request' : 'agreement' })),
    );
    const asked = (id: string) => judgeExport({ events, signed: [checkpoint(3, events)] }, '--expect-agreement', id);
    expect((await asked(idOf(4))).says).toMatch(/^OK: 3 events, 1 of the agreement, head /u);
    expect(await asked(idOf(5))).toEqual(bad(0, `no event is about the agreement ${idOf(5)}`));
  });
});

describe('an event is not trusted', () => {
  test.each([
    ['at', 'at', '2026-11-29T09:00:00.000Z'],
    ['actor', 'actor', null],
    ['actor_role', 'actor_role', 'ADMIN'],
    ['action', 'action', 'agreement.approve'],
    ['outcome', 'outcome', 'refused'],
    ['target_type', 'target_type', 'request'],
    ['target_id', 'target_id', idOf(5)],
    ['session_ref', 'session_ref', null],
    ['aal', 'aal', 1],
    ['ip_ref', 'ip_ref', null],
    ['request_id', 'request_id', idOf(6)],
  ])('with another %s than its text', async (_what, column, value) => {
    const reason = `its column ${column} differs from the text that was hashed`;
    expect(await judgeExport({ events: swap(7, { [column]: value }) })).toEqual(bad(7, reason));
  });

  const rehashed = (canon: string, seq = 12) => {
    const prev = rows[seq - 2]?.hash ?? '';
    return swap(seq, { canon, hash: linkOf(prev, canon) });
  };

  test.each<[string, object[], number, string]>([
    ['with another text', swap(7, { canon: '{}' }), 7, 'its text is not the text that was hashed'],
    ['with another hash', swap(7, { hash: 'a'.repeat(64) }), 7, 'its text is not the text that was hashed'],
    [
      'with another hash before it',
      swap(7, { prev_hash: 'a'.repeat(64) }),
      7,
      'it does not lean on the event before it',
    ],
    [
      'as the first one after another',
      swap(1, { prev_hash: 'a'.repeat(64) }),
      1,
      'it does not lean on the event before it',
    ],
    ['without a text', swap(7, { canon: null }), 7, 'this is not an event'],
    ['without a hash', swap(7, { hash: 'A'.repeat(64) }), 7, 'this is not an event'],
    ['with more than a hash', swap(7, { hash: `${'a'.repeat(64)}0` }), 7, 'this is not an event'],
    ['with something before its hash', swap(7, { hash: `0${'a'.repeat(64)}` }), 7, 'this is not an event'],
    ['without a hash before it', swap(7, { prev_hash: '' }), 7, 'this is not an event'],
    ['whose text is no JSON', rehashed('{'), 12, 'its text is not JSON'],
    ['whose text is null', rehashed('null'), 12, 'its text holds no event'],
    ['whose text holds none', rehashed('{"event":null,"seq":12}'), 12, 'its text holds no event'],
    ['whose text holds a word', rehashed('{"event":"x","seq":12}'), 12, 'its text holds no event'],
    ['with spaces in its text', rehashed(`${rows[11]?.canon} `), 12, 'its text is not in the canonical form'],
    [
      'with its text in another order',
      rehashed(JSON.stringify({ v: 2, ...frameOf(12) })),
      12,
      'its text is not in the canonical form',
    ],
    [
      'of a version that nobody knows',
      rehashed(canonicalText({ ...frameOf(12), v: 3 })),
      12,
      'its text has a version that nobody knows',
    ],
    [
      'that took the text of another number',
      rehashed(canonicalText({ ...frameOf(11), at: frameOf(12).at })),
      12,
      'its column seq differs from the text that was hashed',
    ],
    [
      'whose text is about nothing',
      rehashed(canonicalText(frameOf(12, { ...anEvent, target: null }))),
      12,
      'its column target_type differs from the text that was hashed',
    ],
  ])('%s', async (_what, events, seq, reason) => {
    expect(await judgeExport({ events })).toEqual(bad(seq, reason));
  });

  test.each<[string, unknown[], number, string]>([
    ['that is cut', [rows[0], '{"seq":2'], 2, 'a line is not JSON'],
    ['that is nothing', ['null'], 1, 'event undefined stands in its place'],
    ['in the place of another', [rows[0], rows[2]], 2, 'event 3 stands in its place'],
    ['a second time', [rows[0], rows[0]], 2, 'event 1 stands in its place'],
    ['that would move the cursor', [{ ...rows[0], seq: '\u001b[2J€' }], 1, 'event ?[2J? stands in its place'],
    [
      'with an endless number',
      [{ ...rows[0], seq: '9'.repeat(999) }],
      1,
      `event ${'9'.repeat(200)} stands in its place`,
    ],
  ])('%s', async (_what, events, seq, reason) => {
    expect(await judgeExport({ events })).toEqual(bad(seq, reason));
  });
});
