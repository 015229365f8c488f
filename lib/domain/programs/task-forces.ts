// Task forces and joint operations led by the investigations office. The official texts of these memoranda were not
// found in public material, so term and notice are our own default until the program office confirms them.
import { swornAgencies } from './applicants';
import type { NoticeRule, Program, ProgramSigner, ReadinessItem, TermRule } from './program';

const signers: readonly ProgramSigner[] = [
  { role: 'AGENCY_HEAD', when: 'ALWAYS' },
  { role: 'GOVERNING_BODY_HEAD', when: 'IF_LOCAL_LAW_ASKS' },
  { role: 'LEGAL_COUNSEL_AGENCY', when: 'OPTIONAL' },
  { role: 'ICE_LEGAL', when: 'OPTIONAL' },
  { role: 'ICE_SAC', when: 'ALWAYS' },
];

const twoYears: TermRule = { months: 24, text: 'Two years, then renewed or ended. To be confirmed.', confirmed: false };

const thirtyDays: NoticeRule = {
  mode: 'DAYS',
  days: 30,
  text: 'Either side may leave with 30 days of written notice. To be confirmed.',
  confirmed: false,
};

const customsCourse = {
  text: 'The customs cross-designation course, for officers who will use federal customs powers.',
  confirmed: true,
} as const;

const readiness: readonly ReadinessItem[] = [
  { key: 'roster', label: 'Task force officers on the roster', needs: 'NUMBER', atLeast: 1 },
  { key: 'reimbursement', label: 'Reimbursement decided, yes or no, and recorded', needs: 'YES' },
  { key: 'measures', label: 'Measures have a baseline and a target', needs: 'YES' },
];

const duties: Program['duties'] = ['STATISTICS', 'PERFORMANCE_REPORT', 'POC_UPDATE', 'RENEWAL_DECISION'];

const toBeConfirmed = ['Wording of the memorandum', 'Term', 'Notice to leave'];

const shared = {
  iceLine: 'INVESTIGATIONS',
  instrumentKind: 'TASK_FORCE_MOU',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: false,
  enabledByDefault: true,
  signers,
  notice: thirtyDays,
  training: customsCourse,
  readiness,
} as const;

export const borderTaskForce: Program = {
  ...shared,
  code: 'BEST',
  name: 'Border Enforcement Security Task Force',
  shortName: 'Border security task force',
  summary: 'A standing unit of federal, state and local officers against cross-border crime at land borders and ports.',
  purpose:
    'Your officers work full time beside federal investigators against smuggling, weapons, drugs and money that cross a land border or move through a seaport. Before a unit is set up, the law asks ICE to weigh the impact of cross-border threats, the resources available, the harm in your area, and whether a border enforcement team is there already.',
  authority: [
    {
      citation: '6 USC 240',
      about:
        'Sets up these task forces and names who may take part: agencies of affected border cities and communities.',
      confirmed: true,
    },
    {
      citation: 'Pub. L. 112-205',
      about: 'The Jaime Zapata Border Enforcement Security Task Force Act.',
      confirmed: true,
    },
  ],
  whoMayApply: swornAgencies,
  whoMayApplyText: 'Sworn agencies of communities at a land border or a seaport.',
  term: { months: null, text: 'Open until one side ends it. To be confirmed.', confirmed: false },
  duties: [...duties, 'EXPENSE_CLAIM'],
  whatYouBring: [
    'At least one officer for twelve months or longer',
    'Officers who can complete the customs cross-designation course',
    'Facts on how cross-border crime harms your community',
  ],
  sources: ['6 USC 240(c)', 'ICE ACCESS fact sheet, 2008'],
  toBeConfirmed,
};

export const documentFraudTaskForce: Program = {
  ...shared,
  code: 'DBFTF',
  name: 'Document and Benefit Fraud Task Force',
  shortName: 'Document fraud task force',
  summary: 'Investigators, examiners and prosecutors work together against false documents and benefit fraud.',
  purpose:
    'ICE brings together federal, state and local agencies that meet the same false documents from different sides: licensing, benefits, mail, labor. Cases are chosen together, built together and brought to a prosecutor together. Motor vehicle investigators are natural members.',
  authority: [
    { citation: '18 USC 1028', about: 'Fraud with identification documents.', confirmed: false },
    { citation: '18 USC 1546', about: 'Fraud and misuse of visas, permits and other documents.', confirmed: false },
  ],
  whoMayApply: [...swornAgencies, 'PROSECUTOR'],
  whoMayApplyText: 'Sworn agencies, motor vehicle investigators and prosecutors.',
  term: twoYears,
  duties,
  whatYouBring: [
    'At least one investigator',
    'A fraud unit, or access to licensing and audit records under your own law',
    'A prosecutor who takes these cases',
  ],
  sources: ['ICE releases on document and benefit fraud task forces, 2007 and 2009'],
  toBeConfirmed: [...toBeConfirmed, 'Legal authority list'],
};

export const communityShield: Program = {
  ...shared,
  code: 'OCS',
  name: 'Operation Community Shield',
  shortName: 'Community Shield',
  summary: 'Joint investigations against violent street, prison and motorcycle gangs with links across borders.',
  purpose:
    'Your gang investigators and ICE agents choose targets together, share what each may share, and use customs and immigration authorities beside state law to break up violent gangs. Officers who need federal customs powers can be cross-designated as a second step.',
  authority: [
    {
      citation: '8 USC 1357',
      about: 'Powers of immigration officers, used by the ICE agents of the team.',
      confirmed: false,
    },
    {
      citation: '19 USC 1589a',
      about: 'Powers of customs officers, for ICE agents and designated officers.',
      confirmed: false,
    },
  ],
  whoMayApply: [...swornAgencies, ...(['STATE_CORRECTIONS', 'COUNTY_CORRECTIONS', 'PROSECUTOR'] as const)],
  whoMayApplyText: 'Sworn agencies, corrections agencies with gang investigators, and prosecutors.',
  term: twoYears,
  duties,
  whatYouBring: [
    'At least one officer who can be assigned',
    'A gang unit, or an officer who knows the local groups',
    'A letter of support from your prosecutor',
  ],
  sources: ['Police Chief, April 2008', 'ICE National Gang Unit page'],
  toBeConfirmed: [...toBeConfirmed, 'Legal authority list'],
};

export const operationPredator: Program = {
  ...shared,
  code: 'PREDATOR',
  name: 'Operation Predator',
  shortName: 'Operation Predator',
  summary: 'Joint work to find people who exploit children, and to protect the victims.',
  purpose:
    'ICE agents join or support your Internet Crimes Against Children work: online cases, travel to abuse children, and offenders with a cross-border link. ICE adds forensic help, contacts in other countries and federal charges.',
  authority: [
    { citation: '18 USC 2251-2252A', about: 'Sexual exploitation of children and related material.', confirmed: false },
    { citation: '18 USC 2423', about: 'Travel to commit sexual offenses against children.', confirmed: false },
  ],
  whoMayApply: [...swornAgencies, 'PROSECUTOR'],
  whoMayApplyText:
    'Sworn agencies and prosecutors, above all affiliates of an Internet Crimes Against Children task force.',
  term: twoYears,
  duties,
  whatYouBring: [
    'At least one investigator',
    'An Internet Crimes Against Children unit, or a plan to join one',
    'Forensic capacity, or a partner who has it',
  ],
  sources: ['ICE fact sheet on Operation Predator, November 2008'],
  toBeConfirmed: [...toBeConfirmed, 'Legal authority list'],
};
