// The whole catalog and the few questions other rooms ask of it. The catalog is data with a version: what a stored
// record was decided under can be told later.
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { customsDesignation, equitableSharing, reimbursement } from './customs-and-forfeiture';
import { jailEnforcement, taskForceModel, warrantService } from './delegated-authority';
import type { AddOn, Program, ReadinessItem } from './program';
import type { ProgramCode } from './program-code';
import { intellectualProperty, operationFirewall } from './referral-programs';
import {
  criminalAlienProgram,
  fugitiveOperations,
  rapidRepatriation,
  secureCommunities,
  supportCenter,
} from './removal-services';
import type { SignatureRole } from './signature-role';
import { borderTaskForce, communityShield, documentFraudTaskForce, operationPredator } from './task-forces';

export const catalogVersion = '1.0';

export const catalog: Readonly<Record<ProgramCode, Program>> = {
  '287G_JEM': jailEnforcement,
  '287G_TFM': taskForceModel,
  '287G_WSO': warrantService,
  AFES: equitableSharing,
  BEST: borderTaskForce,
  CAP: criminalAlienProgram,
  T19: customsDesignation,
  DBFTF: documentFraudTaskForce,
  FUGOPS: fugitiveOperations,
  IPR: intellectualProperty,
  LESC: supportCenter,
  OCS: communityShield,
  FIREWALL: operationFirewall,
  PREDATOR: operationPredator,
  SECCOM: secureCommunities,
  REPAT: rapidRepatriation,
};

export const addOns: readonly AddOn[] = [reimbursement];

/** The catalog entry of a program. */
export function programOf(code: ProgramCode): Program {
  return catalog[code];
}

/** All programs that are switched on by default, in the order of their names. */
export function openPrograms(): Program[] {
  return Object.values(catalog)
    .filter((program) => program.enabledByDefault)
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** True when the program ends in a document that both sides sign or file: an agreement record is made for it. */
export function producesAgreement(code: ProgramCode): boolean {
  const { outcomeKind } = catalog[code];
  return outcomeKind === 'SIGNED_AGREEMENT' || outcomeKind === 'FORM_AGREEMENT';
}

/** True when officers of the agency receive immigration authority; these programs always go through headquarters. */
export function isDelegating(code: ProgramCode): boolean {
  return catalog[code].delegating;
}

/** True when an agency of this type is among those that usually take part in the program. */
export function mayApply(code: ProgramCode, type: AgencyType): boolean {
  return catalog[code].whoMayApply.includes(type);
}

/**
 * The roles that sign an agreement of this program, in order.
 * `governingBody` adds the head of the governing body where local law asks for it; `optional` adds the optional ones.
 */
export function signingOrder(
  code: ProgramCode,
  { governingBody = false, optional = false }: { governingBody?: boolean; optional?: boolean } = {},
): SignatureRole[] {
  return catalog[code].signers
    .filter(
      ({ when }) =>
        when === 'ALWAYS' || (when === 'IF_LOCAL_LAW_ASKS' && governingBody) || (when === 'OPTIONAL' && optional),
    )
    .map(({ role }) => role);
}

/** The checklist that must be done before an agreement or service of this program is in force. */
export function readinessChecklist(code: ProgramCode): readonly ReadinessItem[] {
  return catalog[code].readiness;
}
