// Delegated immigration authority under 8 USC 1357(g), in its three models.
import { correctionsAgencies, swornAgencies } from './applicants';
import type { Authority, Claim, NoticeRule, Program, ProgramSigner, ReadinessItem, TermRule } from './program';

const authority: readonly Authority[] = [
  {
    citation: '8 USC 1357(g)',
    about: 'Lets ICE authorize trained state and local officers to carry out named immigration functions.',
    confirmed: true,
  },
  {
    citation: 'Pub. L. 104-208, sec. 133',
    about: 'The 1996 law that added this authority.',
    confirmed: true,
  },
];

const signers: readonly ProgramSigner[] = [
  { role: 'AGENCY_HEAD', when: 'ALWAYS' },
  { role: 'GOVERNING_BODY_HEAD', when: 'IF_LOCAL_LAW_ASKS' },
  { role: 'LEGAL_COUNSEL_AGENCY', when: 'OPTIONAL' },
  { role: 'ICE_LEGAL', when: 'OPTIONAL' },
  { role: 'ICE_EXECUTIVE', when: 'ALWAYS' },
];

const term: TermRule = {
  months: 36,
  text: 'Three years in the 2009 text. Earlier and later texts stay open until one side ends them.',
  confirmed: true,
};

const notice: NoticeRule = {
  mode: 'ON_RECEIPT',
  days: null,
  text: 'Either side may end it at any time; written notice counts from the moment it is received. The 2006 text asked for 60 days.',
  confirmed: true,
};

const fourWeeks: Claim = {
  text: 'Four weeks of ICE training with examinations, then yearly refresher training.',
  confirmed: true,
};

const whatYouBring = [
  'Nominees who are U.S. citizens with at least two years of service and a background check less than five years old',
  'Officers to cover the nominees while they train',
  'A promise that trained officers stay in the assignment for two years',
  'A public complaint procedure and a language access plan',
  'Willingness to hold open steering meetings',
  'Salaries, benefits and local costs: the law places them on the agency',
] as const;

const duties: Program['duties'] = [
  'STATISTICS',
  'COMPLAINT_NOTICE',
  'STEERING_MEETING',
  'REFRESHER_TRAINING',
  'INSPECTION_RESPONSE',
  'POC_UPDATE',
  'PUBLIC_NOTICE',
  'RENEWAL_DECISION',
  'SHOW_NEED_90',
];

const readiness: readonly ReadinessItem[] = [
  { key: 'certified', label: 'Officers certified by ICE', needs: 'NUMBER', atLeast: 1 },
  { key: 'authorization-letters', label: 'Date of the authorization letters', needs: 'DATE' },
  { key: 'supervisor', label: 'Position of the supervising ICE officer', needs: 'TEXT' },
  { key: 'statistics-template', label: 'Statistics template accepted by both sides', needs: 'YES' },
  { key: 'complaint-route', label: 'Complaint route published', needs: 'YES' },
  // Mecklenburg County memorandum, 2006: the first meeting within nine months.
  {
    key: 'steering-meeting',
    label: 'Date of the first steering meeting, within nine months',
    needs: 'DATE',
    withinMonths: 9,
  },
  { key: 'it-tested', label: 'Workstations and network tested', needs: 'YES' },
];

const sources = [
  'ICE page on the 287(g) program',
  'Cabarrus County agreement, 2007',
  'Mecklenburg County memorandum, 2006',
  'GAO-09-109',
  'GAO-21-186',
];

const jailAgencies = ['SHERIFF', ...correctionsAgencies] as const;

export const jailEnforcement: Program = {
  code: '287G_JEM',
  name: 'Delegated immigration authority: jail enforcement model',
  shortName: '287(g) jail enforcement',
  summary: 'Trained jail officers identify and process people already booked, under ICE supervision.',
  purpose:
    'Named officers of your jail are trained, tested and certified by ICE. Under the direction of an ICE supervisor they interview people who have been booked on other charges and prepare the immigration paperwork. They carry out only the functions that the agreement names, and only inside the jail.',
  authority,
  iceLine: 'REMOVAL',
  instrumentKind: 'MOA_DELEGATION',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: true,
  enabledByDefault: true,
  whoMayApply: jailAgencies,
  whoMayApplyText: 'Sheriffs and corrections agencies that run a jail or prison.',
  signers,
  term,
  notice,
  training: fourWeeks,
  duties,
  whatYouBring: [...whatYouBring, 'Private desk space for ICE in or near booking'],
  readiness,
  sources,
  toBeConfirmed: ['Which ICE executive signs today', 'The notice rule of the template in use'],
};

export const taskForceModel: Program = {
  code: '287G_TFM',
  name: 'Delegated immigration authority: task force model',
  shortName: '287(g) task force',
  summary: 'Trained officers use named immigration functions during task force investigations.',
  purpose:
    'Named officers who patrol or investigate are trained and certified by ICE and use the functions the agreement names during joint operations under ICE supervision. ICE decides case by case, with a legal note, whether this model is open.',
  authority,
  iceLine: 'INVESTIGATIONS',
  instrumentKind: 'MOA_DELEGATION',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: true,
  enabledByDefault: false,
  whoMayApply: swornAgencies,
  whoMayApplyText: 'Sworn agencies with patrol or investigations, when this model is open.',
  signers,
  term,
  notice,
  training: fourWeeks,
  duties,
  whatYouBring,
  readiness,
  sources,
  toBeConfirmed: ['Whether this model is offered today', 'Term and notice of the template in use'],
};

export const warrantService: Program = {
  code: '287G_WSO',
  name: 'Delegated immigration authority: warrant service officers',
  shortName: '287(g) warrant service',
  summary: 'Trained jail officers serve ICE administrative warrants on people already in the jail.',
  purpose:
    'Named jail officers are trained to serve and carry out ICE administrative warrants inside the jail. They do not question people about immigration status. ICE decides case by case, with a legal note, whether this model is open.',
  authority,
  iceLine: 'REMOVAL',
  instrumentKind: 'MOA_DELEGATION',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: true,
  enabledByDefault: false,
  whoMayApply: jailAgencies,
  whoMayApplyText: 'Sheriffs and corrections agencies that run a jail or prison, when this model is open.',
  signers,
  term: { months: null, text: 'Open until one side ends it. To be confirmed.', confirmed: false },
  notice,
  training: { text: 'Shorter than the jail model: about one day. To be confirmed.', confirmed: false },
  duties,
  whatYouBring,
  readiness,
  sources,
  toBeConfirmed: ['Whether this model is offered today', 'Length of training', 'Term of the template in use'],
};
