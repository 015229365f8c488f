import { mkdirSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { systemActor } from '@/lib/domain/access/actor';
import { exportAudit } from '@/lib/server/audit/audit-export';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { verifierText } from '@/lib/server/audit/audit-proof';
import { readCheckpointTexts } from '@/lib/server/audit/checkpoints';
import { makeCheckpoint } from '@/lib/server/audit-signer/make-checkpoint';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { withDatabase } from '@/scripts/database/portal-database';
import { Refusal, runMain } from '@/scripts/refusal';

// npm run audit:export -- FOLDER: writes the whole audit log, its checkpoints and keys, and the verifier into a folder.

const writeAll = async (folder: string): Promise<void> => {
  await makeCheckpoint();
  const file = await exportAudit(systemActor, toAuditFilter({}), 'jsonl');
  if (!file) throw new Refusal('The audit log cannot be read.');
  const target = await open(path.join(folder, 'export.jsonl'), 'w', 0o600);
  for await (const text of file.text) await target.write(text);
  await target.close();
  const { checkpoints, keys } = await readCheckpointTexts();
  writeFileSync(path.join(folder, 'checkpoints.jsonl'), checkpoints);
  writeFileSync(path.join(folder, 'public-keys.pem'), keys);
  writeFileSync(path.join(folder, 'verify-audit.mjs'), await verifierText());
};

await runMain(() =>
  withDatabase(async () => {
    const folder = process.argv[2];
    if (!folder) throw new Refusal('Say where to: npm run audit:export -- FOLDER');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await runAs('system', () => writeAll(folder));
    await db.$disconnect();
    console.log(
      `In ${folder}: node verify-audit.mjs --export export.jsonl --checkpoints checkpoints.jsonl --key public-keys.pem`,
    );
  }),
);
