// A door is whatever a browser can knock at: a page, a route, a server action. Each has one entry that says who gets in,
// so that the rule can be read, tried and drawn without reading the code behind it.
import { type RightName, rights } from '@/lib/domain/access/rights';
import { type Role, roleFacts, roles, type StepTaker } from '@/lib/domain/access/role';
import { type AgreementStepName, agreementSteps } from '@/lib/domain/agreements/steps';
import { type RequestStepName, requestSteps } from '@/lib/domain/requests/steps';

/** What a door of a case is about; a file belongs to either kind of case or to an agency. */
export type CaseNoun = 'request' | 'agreement' | 'file';

type Door =
  /** Everybody, signed in or not. */
  | { open: 'ANYONE' }
  /** Whoever holds the secret address; every wrong address has one and the same answer. */
  | { open: 'LINK' }
  /** Every signed-in person, about themselves or about what their own reach gives them. */
  | { open: 'SIGNED_IN' }
  /** Holders of one of the rights. */
  | { open: 'RIGHT'; rights: readonly RightName[] }
  /** Holders of one of the roles, where there is no case yet. */
  | { open: 'ROLE'; by: readonly Role[] }
  /** Those who see the case and hold one of the roles. */
  | { open: 'CASE'; noun: CaseNoun; by: readonly Role[] }
  /** Those who see the case and take the step that the address or the form names. */
  | { open: 'NAMED_STEP'; noun: 'request' | 'agreement' };

/**
 * `sometimes`: what is behind the door is there only at some times of a case, or for some people among those who may
 * come in (a signer, an owner). Nobody else ever gets in, but not each of these always does.
 */
export type DoorRule = Door & { sometimes?: true };

export const anyone: DoorRule = { open: 'ANYONE' };
export const linkHolder: DoorRule = { open: 'LINK' };
export const signedIn: DoorRule = { open: 'SIGNED_IN' };

/** Open to holders of one of these rights. */
export const right = (...names: readonly RightName[]): DoorRule => ({ open: 'RIGHT', rights: names });

/** Open to holders of one of these roles. */
export const role = (by: readonly Role[]): DoorRule => ({ open: 'ROLE', by });

/** Open to everybody who sees the case, or to those of them with one of the roles. */
export const caseOf = (noun: CaseNoun, by: readonly Role[] = roles): DoorRule => ({ open: 'CASE', noun, by });

/** Open to those who see the case and take the step that is named. */
export const namedStep = (noun: 'request' | 'agreement'): DoorRule => ({ open: 'NAMED_STEP', noun, sometimes: true });

/** The same door where what is behind it is not always there. */
export const sometimes = (rule: DoorRule): DoorRule => ({ ...rule, sometimes: true });

const people = (takers: readonly (readonly StepTaker[])[]): Role[] =>
  roles.filter((role) => takers.some((by) => by.includes(role)));

/** The roles that take one of these steps of a request. */
export const takersOf = (...steps: readonly RequestStepName[]): Role[] =>
  people(steps.map((step) => requestSteps[step].by));

/** The roles that take one of these steps of an agreement. */
export const agreementTakersOf = (...steps: readonly AgreementStepName[]): Role[] =>
  people(steps.map((step) => agreementSteps[step].by));

/** Everybody at an agency. */
export const agencyPeople: readonly Role[] = roles.filter((role) => roleFacts[role].side === 'AGENCY');

/** Those who read what is for ICE alone. */
export const iceReaders: readonly Role[] = rights.read_ice_only.by;

const nounWords = { request: 'request', agreement: 'agreement', file: 'case or agency of the file' } as const;

const labelsOf = (by: readonly Role[]): string =>
  by.length === roles.length ? 'everybody' : by.map((one) => roleFacts[one].label).join(', ');

const whoOf = (rule: DoorRule): string => {
  switch (rule.open) {
    case 'ANYONE':
      return 'everybody';
    case 'LINK':
      return 'whoever holds the address';
    case 'SIGNED_IN':
      return 'everybody who is signed in';
    case 'RIGHT':
      return rule.rights.map((name) => rights[name].label).join(', or ');
    case 'ROLE':
      return labelsOf(rule.by);
    case 'CASE':
      return `of those who see the ${nounWords[rule.noun]}: ${labelsOf(rule.by)}`;
    case 'NAMED_STEP':
      return `of those who see the ${rule.noun}: whoever takes the step that is named`;
  }
};

/** Who gets in, in words. */
export const wordsOf = (rule: DoorRule): string => `${whoOf(rule)}${rule.sometimes ? ' (not always there)' : ''}`;
