import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuditExport, exportAudit } from '@/lib/server/audit/audit-export';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { proofFile } from '@/lib/server/audit/audit-proof';
import { auditPage, checkChain } from '@/lib/server/audit/audit-queries';
import { chainState } from '@/lib/server/audit/chain-state';
import { verifyChain } from '@/lib/server/audit/verify';
import { verifyLog } from '@/lib/server/audit/verify-log';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { db } from '@/lib/server/db/client';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { dataFolder } from '@/tests/support/database';
import { ownerDb } from '@/tests/support/owner-db';

// The audit log on its page: what is filtered is what is exported, and reading it leaves its trace.

let cast: Cast;
const empty = mkdtempSync(path.join(tmpdir(), 'audit-viewer-'));
afterAll(() => rmSync(empty, { recursive: true }));

beforeAll(async () => {
  rmSync(path.join(dataFolder, 'audit'), { recursive: true, force: true });
  cast = await aCast();
  await aRequest(cast).in('INTAKE_REVIEW');
});

const textOf = async (file: AuditExport | null): Promise<string> => {
  let text = '';
  for await (const part of file?.text ?? []) text += part;
  return text;
};
const newest = () => db.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } });
const factsOf = ({ canon }: { canon: string }) => JSON.parse(canon).event.facts;

describe('the filters', () => {
  const read = async (asked: Record<string, string>) =>
    (await auditPage(cast.oversight, toAuditFilter(asked)))?.lines ?? [];

  test('keep one kind, one outcome, and whole days of Washington', async () => {
    const kinds = await read({ group: 'REQUESTS' });
    expect(kinds.length).toBeGreaterThan(2);
    expect(kinds.every(({ action }) => action.startsWith('request.'))).toBe(true);
    expect(await read({ group: 'REQUESTS', outcome: 'refused' })).toEqual([]);
    const { at } = await newest();
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(at);
    expect((await read({ group: 'REQUESTS', from: day, to: day })).length).toBe(kinds.length);
    expect(await read({ to: '2020-01-01' })).toEqual([]);
    expect(await read({ from: '2999-01-01' })).toEqual([]);
    // What cannot be read counts as not asked.
    expect((await read({ group: 'NONSENSE', from: '2026-02-31' })).length).toBeGreaterThan(kinds.length);
  });

  test('that are typed stay out of the log, and the reading does not', async () => {
    await read({ actor: 'Brandt Secretname' });
    const event = await newest();
    expect(event).toMatchObject({ action: 'audit.read', actorId: cast.oversight.id, outcome: 'done' });
    expect(event.canon).not.toContain('Secretname');
  });
});

describe('the export', () => {
  test('holds exactly the events of the filter, and its digest stands in the log', async () => {
    const filter = toAuditFilter({ group: 'REQUESTS' });
    const file = await exportAudit(cast.administrator, filter, 'jsonl');
    const event = await newest();
    const text = await textOf(file);
    const rows = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(rows.map(({ seq }) => seq)).toEqual(
      (await db.auditEvent.findMany({ where: { action: { startsWith: 'request.' } }, orderBy: { seq: 'asc' } })).map(
        ({ seq }) => Number(seq),
      ),
    );
    expect(event).toMatchObject({ action: 'audit.export', actorId: cast.administrator.id });
    expect(factsOf(event)).toMatchObject({
      ...{ format: 'jsonl', events: rows.length },
      sha256: createHash('sha256').update(text).digest('hex'),
    });
  });

  test('of the whole log passes the verifier, with what else the page hands out', async () => {
    await makeCheckpoint();
    const files = {
      'export.jsonl': await textOf(await exportAudit(cast.oversight, toAuditFilter({}), 'jsonl')),
      'checkpoints.jsonl': await proofFile(cast.oversight, 'checkpoints.jsonl'),
      'public-keys.pem': await proofFile(cast.oversight, 'public-keys.pem'),
      'verify-audit.mjs': await proofFile(cast.oversight, 'verify-audit.mjs'),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(empty, name), text ?? '');
    const args = ['--export', 'export.jsonl', '--checkpoints', 'checkpoints.jsonl', '--key', 'public-keys.pem'];
    const { status, stdout } = spawnSync(process.execPath, ['verify-audit.mjs', ...args], {
      cwd: empty,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^OK: /u);
    expect(status).toBe(0);
  });

  test('for a spreadsheet can be read back, and runs nothing there', async () => {
    await db.user.update({ where: { id: cast.calder.officer.id ?? '' }, data: { name: '=HYPERLINK("http://x")' } });
    const text = await textOf(await exportAudit(cast.administrator, toAuditFilter({ group: 'REQUESTS' }), 'csv'));
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[0]).toContain('what was done');
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    expect(rows.flat().some((cell) => cell === `'=HYPERLINK("http://x")`)).toBe(true);
    expect(rows.flat().some((cell) => /^[=+\-@\t\r]/u.test(cell))).toBe(false);
  });

  test('and the proofs are not there for others', async () => {
    for (const actor of [cast.calder.admin, cast.programManager, cast.liaison]) {
      expect(await exportAudit(actor, toAuditFilter({}), 'jsonl')).toBeNull();
      expect(await proofFile(actor, 'checkpoints.jsonl')).toBeNull();
      expect(await chainState(actor)).toBeNull();
    }
  });
});

test('the page says how far the log is signed and when it was checked, and the check is an event', async () => {
  await makeCheckpoint();
  expect(await checkChain(cast.oversight)).toMatchObject({ ok: true, value: { ok: true } });
  const event = await newest();
  expect(event).toMatchObject({ action: 'audit.verify', actorId: cast.oversight.id });
  expect(factsOf(event)).toMatchObject({ whole: true });
  const state = await chainState(cast.administrator);
  expect(state).toMatchObject({ head: event.hash, late: false, verified: { whole: true } });
  expect(state?.signed?.seq).toBe(Number(event.seq) - 1);
});

test('a check finds a log whose newest signed event was rewritten, hashes and all', async () => {
  const signed = await newest();
  await makeCheckpoint();
  const canon = signed.canon.replace('"whole":true', '"whole":false');
  const hash = createHash('sha256')
    .update(Buffer.from([1]))
    .update(Buffer.from(signed.prevHash, 'hex'))
    .update(canon)
    .digest('hex');
  await ownerDb.$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`;
  await ownerDb.$executeRaw`ALTER TABLE audit_head DISABLE TRIGGER audit_head_follows`;
  await ownerDb.$executeRaw`UPDATE audit_events SET canon = ${canon}, hash = ${hash} WHERE seq = ${signed.seq}`;
  await ownerDb.$executeRaw`UPDATE audit_head SET hash = ${hash}`;
  expect(await verifyChain(db)).toMatchObject({ ok: true });
  expect(await verifyLog()).toMatchObject({ ok: false, seq: String(signed.seq) });
});
