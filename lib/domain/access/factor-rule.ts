// What people of a role show besides a password. A passkey cannot be given away on a false page and cannot be guessed
// (OMB M-22-09 asks for that of federal staff); a code of an authenticator app can be given away.
import type { Role } from '@/lib/domain/access/role';

export type FactorRule = 'PASSKEY' | 'APP_OR_PASSKEY';

export const factorRules = {
  AGENCY_OFFICER: 'APP_OR_PASSKEY',
  AGENCY_ADMIN: 'APP_OR_PASSKEY',
  // Signs for the agency. So does whoever is named a signer, whatever their role: that is asked of the rows.
  AGENCY_APPROVER: 'PASSKEY',
  OSLC_INTAKE: 'PASSKEY',
  LIAISON: 'PASSKEY',
  FIELD_SUPERVISOR: 'PASSKEY',
  PROGRAM_MANAGER: 'PASSKEY',
  REVIEW_BOARD: 'PASSKEY',
  LEGAL: 'PASSKEY',
  ICE_SIGNER: 'PASSKEY',
  OVERSIGHT: 'PASSKEY',
  ADMIN: 'PASSKEY',
} as const satisfies Record<Role, FactorRule>;

/** True when one of the roles asks for a passkey. */
export const askPasskey = (roles: readonly Role[]): boolean => roles.some((role) => factorRules[role] === 'PASSKEY');

/** The ways to sign in that show a code where a passkey is asked for. */
export const isByCode = (method: string): boolean => /_(?:TOTP|RECOVERY_CODE)$/u.test(method);
