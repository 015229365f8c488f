// Task force memoranda: Community Shield, document fraud, Predator and border security. The official texts were not
// found in public material. This is a neutral outline of our own; term and notice are defaults to be confirmed.
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import {
  authorityToSign,
  civilRights,
  contacts,
  dataBoundary,
  media,
  modification,
  noPrivateRight,
  termination,
} from './mandatory-clauses';
import { usualDuty } from './obligations';
import type { AgreementTemplate, TemplateSection } from './template';

type TaskForce = {
  key: string;
  program: ProgramCode;
  name: string;
  authority: string;
  purpose: string;
  termMonths: number | null;
};

const parties: TemplateSection = {
  key: 'parties',
  heading: 'Parties',
  body: 'This memorandum is between {{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}. It follows from request {{requestNumber}}.',
};

const mission: TemplateSection = {
  key: 'mission',
  heading: 'Mission and measures',
  body: `The objective of the joint work is this: {{objective}}

The work covers the following: {{scope}}

Both sides review the work against these measures:

{{measures}}`,
  duties: [usualDuty('PERFORMANCE_REPORT')],
};

const direction: TemplateSection = {
  key: 'direction',
  heading: 'Organization and direction',
  body: `The {{supervisorPosition}} directs the daily work of the task force for ICE. Officers of {{agency}} stay under the command, discipline and policy of {{agency}} in everything else.

- Where a policy of one side conflicts with a direction of the other, the officer follows the stricter rule and tells both supervisors.
- Differences are settled first between the two supervisors, then between the heads of the two offices.`,
};

const personnel: TemplateSection = {
  key: 'personnel',
  heading: 'Personnel',
  body: `{{agency}} assigns up to {{officerCap}} officers. Each assignment names the officer's unit and hours, and is meant to last at least one year.

- {{agency}} proposes officers in good standing. ICE may decline an officer or end an assignment, and says why.
- {{agency}} remains the employer of its officers and decides on all matters of discipline.
- {{agency}} tells ICE before an officer is taken back, except in an emergency.`,
};

const training: TemplateSection = {
  key: 'training',
  heading: 'Training and customs authority',
  body: 'ICE gives each assigned officer the training the work needs. This memorandum by itself gives no officer federal powers. An officer who is to use customs powers first completes the cross-designation course and is designated in writing under 19 USC 1401(i); that designation is a separate step.',
};

const sharing: TemplateSection = {
  key: 'information-sharing',
  heading: 'Information sharing',
  body: 'Case information is shared between assigned officers as the law of each side allows, and only for the purpose of this memorandum. Information that came from the other side is passed on only with its consent, unless a court or a statute requires it.',
};

const evidence: TemplateSection = {
  key: 'evidence',
  heading: 'Evidence and prosecution',
  body: 'Evidence is handled under the rules of the side that holds it, so that it can be used in state and federal courts. Whether a case goes to a state or a federal prosecutor is decided for each case, after both prosecutors have been heard.',
};

const costs: TemplateSection = {
  key: 'costs',
  heading: 'Assets and expenses',
  body: `Each side pays its own costs. {{agency}} pays the salaries, benefits and overtime of its officers, unless a separate reimbursement agreement under the Treasury Forfeiture Fund (31 USC 9705) says otherwise. Nothing here promises money that has not been appropriated (31 USC 1341).

Equipment stays the property of the side that bought it. Shares of forfeited property follow the federal rules on equitable sharing.`,
  lockReason: 'Federal law forbids promises of money that has not been appropriated (31 USC 1341).',
};

const liability: TemplateSection = {
  key: 'liability',
  heading: 'Liability',
  body: 'Each side answers for the acts of its own personnel under the law that binds it: for ICE the Federal Tort Claims Act (28 USC 1346(b), 2671-2680), for {{agency}} the law of its state. Neither side promises to pay for the other.',
};

const taskForce = ({ key, program, name, authority, purpose, termMonths }: TaskForce): AgreementTemplate => ({
  key,
  version: 1,
  title: `Memorandum of understanding on ${name}`,
  model: null,
  programs: [program],
  termMonths,
  noticeMode: 'DAYS',
  noticeDays: 30,
  signers: ['AGENCY_HEAD', 'ICE_SAC'],
  sections: [
    parties,
    { key: 'authority', heading: 'Authority', body: authority },
    { key: 'purpose', heading: 'Purpose', body: purpose },
    mission,
    direction,
    personnel,
    training,
    sharing,
    dataBoundary,
    evidence,
    costs,
    media,
    liability,
    civilRights,
    contacts,
    modification,
    termination,
    noPrivateRight,
    authorityToSign,
  ],
});

/** Operation Community Shield. */
export const communityShieldMemorandum = taskForce({
  key: 'OCS_MOU',
  program: 'OCS',
  name: 'joint work against violent gangs (Operation Community Shield)',
  authority:
    'Agents of ICE act under 8 USC 1357 and 19 USC 1589a. Officers of {{agency}} act under the law of their state. Nothing in this memorandum delegates immigration authority under 8 USC 1357(g).',
  purpose:
    'Violent street, prison and motorcycle gangs cross city, state and national borders. ICE and {{agency}} work together in {{area}} to investigate them, to bring their leaders to court, and to reduce the violence they cause.',
  termMonths: 24,
});

/** Document and Benefit Fraud Task Force. */
export const documentFraudMemorandum = taskForce({
  key: 'DBFTF_MOU',
  program: 'DBFTF',
  name: 'a document and benefit fraud task force',
  authority:
    'The offenses investigated are chiefly those of 18 USC 1028 and 18 USC 1546 and the matching laws of the state. Officers of {{agency}} act under the law of their state. Nothing in this memorandum delegates immigration authority under 8 USC 1357(g).',
  purpose:
    'False documents open the way to licenses, benefits and jobs under another name. ICE and {{agency}} choose, build and bring to court cases against those who make and sell them in {{area}}.',
  termMonths: 24,
});

/** Operation Predator. */
export const predatorMemorandum = taskForce({
  key: 'PREDATOR_MOU',
  program: 'PREDATOR',
  name: 'the protection of children from exploitation (Operation Predator)',
  authority:
    'The offenses investigated are chiefly those of 18 USC 2251 to 2252A and 18 USC 2423 and the matching laws of the state. Officers of {{agency}} act under the law of their state. Nothing in this memorandum delegates immigration authority under 8 USC 1357(g).',
  purpose:
    'ICE and {{agency}} find people who exploit children, online and across borders, bring them to court, and see that the victims are safe. The welfare of a child comes before every other aim of an investigation.',
  termMonths: 24,
});

/** Border Enforcement Security Task Force. */
export const borderTaskForceMemorandum = taskForce({
  key: 'BEST_MOU',
  program: 'BEST',
  name: 'a border enforcement security task force',
  authority:
    'The unit is set up under 6 USC 240, which names the agencies that may take part and the four matters that are weighed before a unit is set up. Officers of {{agency}} act under the law of their state. Nothing in this memorandum delegates immigration authority under 8 USC 1357(g).',
  purpose:
    'ICE and {{agency}} work side by side in {{area}} against the smuggling of people, weapons, drugs, goods and money across the border and through its ports.',
  termMonths: null,
});
