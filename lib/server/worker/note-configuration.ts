import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { systemActor } from '@/lib/domain/access/actor';
import { permissionMatrix } from '@/lib/domain/access/permissions';
import { appendAudit, canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { db } from '@/lib/server/db/client';
import { env, settingNames } from '@/lib/server/env';

// A portal that starts with other settings, or with other rights in its tables, says so in the audit log.

/** A digest of every setting, keyed, because some are secrets. */
const settingsDigest = (): string => {
  const values = settingNames.map((name) => [name, Reflect.get(env, name) ?? null]);
  const key = Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'access audit settings', 32));
  return createHmac('sha256', key).update(JSON.stringify(values)).digest('hex');
};

const kept = z.object({
  event: z.object({ facts: z.object({ settings: z.string().max(64), rights: z.string().max(64) }) }),
});

/** Notes settings and rights where they differ from those of the last start. */
export const noteConfiguration = async (): Promise<void> => {
  const facts = {
    ...{ settings: settingsDigest(), rights: sha256Hex(canonicalJson(permissionMatrix)) },
    demonstration: env.DEMO,
  };
  const last = await db.auditEvent.findFirst({ where: { action: 'portal.configure' }, orderBy: { seq: 'desc' } });
  const before = last && kept.parse(JSON.parse(last.canon)).event.facts;
  if (before?.settings === facts.settings && before.rights === facts.rights) return;
  await db.$transaction((tx) =>
    appendAudit(tx, {
      ...{ actor: systemActor, role: 'SYSTEM', action: 'portal.configure', outcome: 'done', facts },
      target: { type: 'portal', id: null },
    }),
  );
};
