// Every template of every version. Old versions stay: agreements drafted from them are read and renewed by them.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { coordinationLetter } from './coordination-letter';
import { customsDesignationMemorandum } from './customs-designation';
import { jailEnforcementMemoranda, taskForceModelMemoranda, warrantServiceMemoranda } from './delegation';
import { sharingRecord } from './equitable-sharing';
import { reimbursementMemorandum } from './reimbursement';
import { accessProtocol, earlyReleaseMemorandum } from './removal-services';
import {
  borderTaskForceMemorandum,
  communityShieldMemorandum,
  documentFraudMemorandum,
  predatorMemorandum,
} from './task-force';
import type { AgreementTemplate } from './template';

/** All templates, each key with its oldest version first. */
export const agreementTemplates: readonly AgreementTemplate[] = [
  communityShieldMemorandum,
  documentFraudMemorandum,
  predatorMemorandum,
  borderTaskForceMemorandum,
  customsDesignationMemorandum,
  ...jailEnforcementMemoranda,
  ...taskForceModelMemoranda,
  ...warrantServiceMemoranda,
  accessProtocol,
  coordinationLetter,
  sharingRecord,
  earlyReleaseMemorandum,
  reimbursementMemorandum,
];

/** The newest template for a program, or null when its partnerships need no text. */
export const templateFor = (program: ProgramCode): AgreementTemplate | null =>
  agreementTemplates.findLast(({ programs }) => programs.includes(program)) ?? null;

/** The template an agreement was drafted from. Throws an Error when that version is no longer kept. */
export const templateOf = (key: string, version: string): AgreementTemplate => {
  const found = agreementTemplates.find((template) => template.key === key && String(template.version) === version);
  if (!found) throw new Error(`The template ${key} has no version ${version}.`);
  return found;
};
