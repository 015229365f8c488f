import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { z } from 'zod';
import { appRole, rolesSql } from '@/scripts/database/fence/roles';

// In the embedded server the portal makes the roles by itself. The password of the application lies beside that of the
// owner, in a file of its own: a copy of the portal from before there were roles does not know it and reads on.

const kept = z.strictObject({ app: z.string().min(16).max(64) });

/**
 * Makes the roles of an embedded server where they are missing, and lets the application sign in. Takes a connection of
 * the owner and the data folder; returns the name and password of the application.
 */
export async function signInAsApp(client: Client, folder: string): Promise<{ username: string; password: string }> {
  const file = path.join(folder, 'postgres-roles.json');
  const known = existsSync(file) ? kept.parse(JSON.parse(readFileSync(file, 'utf8'))).app : null;
  const password = known ?? randomBytes(24).toString('hex');
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1 AND rolcanlogin', [appRole]);
  if (known === null || !rowCount) {
    await client.query(rolesSql);
    await client.query(`ALTER ROLE ${escapeIdentifier(appRole)} LOGIN PASSWORD ${escapeLiteral(password)}`);
    writeFileSync(file, `${JSON.stringify({ app: password })}\n`, { mode: 0o600 });
  }
  return { username: appRole, password };
}
