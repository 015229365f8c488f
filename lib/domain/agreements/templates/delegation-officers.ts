// Clauses of delegated authority on the officers: who is named, trained, certified, and for what.
import { usualDuty } from './obligations';
import type { TemplateSection } from './template';

/** The functions that the officers may carry out; each model has its own list. */
export const designation = (functions: string): TemplateSection => ({
  key: 'functions',
  heading: 'Authorized functions',
  body: `Officers whom ICE has certified may carry out these functions of an immigration officer, under ICE direction:

${functions}

A function that is not named here is not authorized.`,
  lockReason: 'The statute asks that the agreement names the powers an officer may use (8 USC 1357(g)(5)).',
});

export const nomination: TemplateSection = {
  key: 'nomination',
  heading: 'Nomination of officers',
  body: `{{agency}} nominates officers who

- are citizens of the United States;
- have at least two years of service;
- have a background check of {{agency}} that is less than five years old; and
- will stay in the assignment for two years after their training.

ICE carries out its own check and may decline a nominee. Where the officers have a bargaining unit, {{agency}} settles the terms with it before this memorandum is signed. This portal keeps the number of nominees and the dates, never their questionnaires.`,
};

export const training: TemplateSection = {
  key: 'training',
  heading: 'Training of officers',
  body: 'Before any use of the authority, each nominee completes the ICE course of this model and passes its examinations. The course teaches the terms of this memorandum, the limits of the authority, immigration law, civil rights law and the federal guidance on race, cross-cultural issues, the duty to notify consulates, and complaint procedures. Authorized officers complete refresher training every year.',
  duties: [usualDuty('REFRESHER_TRAINING')],
};

export const certification: TemplateSection = {
  key: 'certification',
  heading: 'Certification and authorization',
  body: 'ICE certifies in writing who has passed. The authority of an officer begins with a letter of authorization from ICE and lasts one year at first; ICE may renew it. ICE may withdraw the authority of any officer at any time, in writing and with immediate effect. {{agency}} tells ICE within five business days when an authorized officer leaves the work.',
};
