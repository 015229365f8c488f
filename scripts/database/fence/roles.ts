// The roles of the database (docs/operating-database.md). They belong to the whole server and not to one database, so
// they are made once, by whoever may.

/** The role of the running portal, of somebody who only reads, and of the owner of the log, as whom nobody can sign in. */
export const appRole = 'access_app';
export const auditorRole = 'access_auditor';
export const auditOwnerRole = 'access_audit_owner';

const roles = [appRole, auditorRole, auditOwnerRole];

/** Makes the roles that are missing. For an owner who may make roles, or for the administrator of the server. */
export const rolesSql = roles
  .map(
    (role) => `DO $$ BEGIN
  CREATE ROLE ${role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;`,
  )
  .join('\n');

/** Whether the roles are there, and what the present role may do about it. */
export const rolesQuestion = `SELECT
  (SELECT count(*) FROM pg_roles WHERE rolname = ANY('{${roles.join(',')}}'))::int = ${roles.length} AS there,
  r.rolsuper AS super,
  r.rolsuper OR r.rolcreaterole AS makes
  FROM pg_roles r WHERE r.rolname = current_user`;
