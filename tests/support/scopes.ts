import type { Actor } from '@/lib/domain/access/actor';
import type { Role } from '@/lib/domain/access/role';
import { aPerson, type Cast } from './cast';

// For each role a person to whom a case of Calder County belongs, and one to whom it does not.

/** People whose reach takes in a case of Calder that is assigned to the investigations office. */
export const insiders = (cast: Cast): Record<Role, Actor> => ({
  AGENCY_OFFICER: cast.calder.officer,
  AGENCY_APPROVER: cast.calder.approver,
  AGENCY_ADMIN: cast.calder.admin,
  OSLC_INTAKE: cast.intake,
  LIAISON: cast.liaison,
  FIELD_SUPERVISOR: cast.supervisor,
  PROGRAM_MANAGER: cast.programManager,
  REVIEW_BOARD: cast.board,
  LEGAL: cast.legal,
  ICE_SIGNER: cast.signer,
  OVERSIGHT: cast.oversight,
  ADMIN: cast.administrator,
});

/** People of another agency or another field office, by role; headquarters reaches every office and has none. */
export const outsiders = async (cast: Cast): Promise<Partial<Record<Role, Actor>>> => {
  const ofTheFarOffice = (name: string, role: Role) =>
    aPerson({ name, title: 'Staff', roles: [role], officeId: cast.offices.far });
  return {
    AGENCY_OFFICER: cast.amity.officer,
    AGENCY_APPROVER: cast.amity.approver,
    AGENCY_ADMIN: cast.amity.admin,
    LIAISON: cast.farLiaison,
    FIELD_SUPERVISOR: await ofTheFarOffice('Fay Far', 'FIELD_SUPERVISOR'),
    ICE_SIGNER: await ofTheFarOffice('Fritz Far', 'ICE_SIGNER'),
  };
};
