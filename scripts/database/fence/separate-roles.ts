import { withClient } from '@/scripts/database/embedded';

const question = `SELECT current_user AS role, r.rolsuper OR r.rolbypassrls OR r.rolcreaterole AS mighty, EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND pg_has_role(c.relowner, 'MEMBER')) AS owns
  FROM pg_roles r WHERE r.rolname = current_user`;

/**
 * Looks at the role of an address; returns null when it may not change tables or pass the fence, or else a sentence for
 * the operator on what is wrong and how to mend it.
 */
export async function roleProblem(url: string): Promise<string | null> {
  const { rows } = await withClient(url, (client) =>
    client.query<{ role: string; mighty: boolean; owns: boolean }>(question),
  );
  const [found] = rows;
  if (found && !found.mighty && !found.owns) return null;
  const role = found?.role ?? 'unknown';
  return (
    `DATABASE_URL signs in as ${role}, who may change the tables of the portal. Let DATABASE_URL name the role access_app ` +
    'and DATABASE_OWNER_URL the owner (docs/operating-database.md), or set DEMO=on for a demonstration.'
  );
}
