// Partnerships of the removal office that delegate nothing: access, coordination, a help desk, and state-level routes.
import { custodyAgencies, lawEnforcementAgencies } from './applicants';
import type { Program } from './program';

const untilEnded = { months: null, text: 'No fixed end.', confirmed: true } as const;
const noNotice = { mode: null, days: null, text: 'No notice is needed: tell your contact.', confirmed: true } as const;

export const criminalAlienProgram: Program = {
  code: 'CAP',
  name: 'Criminal Alien Program',
  shortName: 'Criminal Alien Program',
  summary: 'ICE officers come to your jail, or connect to it, and do the immigration work themselves.',
  purpose:
    'ICE officers identify removable people among those already in custody and complete the immigration work before release. Your staff give access, notice of releases and a place to talk. Nothing is delegated: no officer of yours needs immigration training.',
  authority: [
    {
      citation: '8 USC 1226, 1228, 1231',
      about: 'Arrest, detention and removal by federal officers.',
      confirmed: false,
    },
    { citation: '8 CFR 287.7', about: 'The detainer rule.', confirmed: false },
  ],
  iceLine: 'REMOVAL',
  instrumentKind: 'PROTOCOL_LETTER',
  outcomeKind: 'SERVICE',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: custodyAgencies,
  whoMayApplyText: 'Any agency with a jail, prison or lock-up.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'OPTIONAL' },
    { role: 'ICE_FOD', when: 'OPTIONAL' },
  ],
  term: untilEnded,
  notice: noNotice,
  training: { text: 'A short orientation for booking staff. To be confirmed.', confirmed: false },
  duties: ['POC_UPDATE'],
  whatYouBring: [
    'A private space, or a room with a video link, for interviews',
    'Electronic fingerprints sent to your state bureau',
    'A contact in booking at all hours, and notice before a release',
  ],
  readiness: [
    { key: 'contacts', label: 'Contact list of both sides agreed', needs: 'YES' },
    { key: 'interview-space', label: 'Interview space shown to ICE', needs: 'YES' },
    { key: 'notice-tested', label: 'Date the release notice was tested', needs: 'DATE' },
  ],
  sources: ['ICE ACCESS fact sheet, August 2007', 'Shelby County file, July 2007'],
  toBeConfirmed: ['Whether a letter is signed', 'Orientation', 'Legal authority list'],
};

export const fugitiveOperations: Program = {
  code: 'FUGOPS',
  name: 'Fugitive Operation Teams',
  shortName: 'Fugitive operations',
  summary: 'ICE teams and your officers coordinate on people wanted by both.',
  purpose:
    'ICE teams look for people who did not leave after a final order. Your role is to coordinate: who is working where, who is at risk, who brings which warrant. ICE leads its own arrests; your officers act under state law.',
  authority: [{ citation: '8 USC 1231', about: 'Detention and removal after a final order.', confirmed: false }],
  iceLine: 'REMOVAL',
  instrumentKind: 'COORDINATION_LETTER',
  outcomeKind: 'SERVICE',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: lawEnforcementAgencies,
  whoMayApplyText: 'Any law enforcement agency.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'OPTIONAL' },
    { role: 'ICE_FOD', when: 'OPTIONAL' },
  ],
  term: untilEnded,
  notice: noNotice,
  training: { text: 'None. A safety briefing before joint operations. To be confirmed.', confirmed: false },
  duties: ['POC_UPDATE'],
  whatYouBring: [
    'A deconfliction contact at all hours',
    'A count of open warrants',
    'An officer for joint operations, if you can',
  ],
  readiness: [{ key: 'access-test', label: 'Date the deconfliction contact was tested', needs: 'DATE' }],
  sources: ['ICE fact sheet on fugitive operations, 2007', 'OIG-07-34'],
  toBeConfirmed: ['Whether a standing letter is signed', 'Legal authority list'],
};

export const supportCenter: Program = {
  code: 'LESC',
  name: 'Law Enforcement Support Center',
  shortName: 'Support center',
  summary: 'Answers status and identity queries at all hours, through your existing terminals.',
  purpose:
    'Your dispatchers and officers send a query over Nlets and receive an answer on status and identity from the center in Vermont, day and night. It also confirms ICE entries in NCIC within minutes. There is nothing to sign.',
  authority: [
    { citation: '8 USC 1373(c)', about: 'ICE answers status queries from other agencies.', confirmed: false },
  ],
  iceLine: 'REMOVAL',
  instrumentKind: 'SERVICE_ONBOARDING',
  outcomeKind: 'SERVICE',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: lawEnforcementAgencies,
  whoMayApplyText: 'Law enforcement agencies with an ORI and Nlets rights.',
  signers: [],
  term: untilEnded,
  notice: noNotice,
  training: { text: 'A user guide; a session for dispatchers on request. To be confirmed.', confirmed: false },
  duties: [],
  whatYouBring: ['An ORI with Nlets rights', 'A list of terminals', 'A training contact'],
  readiness: [{ key: 'access-test', label: 'Date the first query was answered', needs: 'DATE' }],
  sources: ['ICE fact sheets on the support center', 'Nlets page on immigration queries'],
  toBeConfirmed: ['Training', 'Legal authority list'],
};

export const secureCommunities: Program = {
  code: 'SECCOM',
  name: 'Secure Communities',
  shortName: 'Secure Communities',
  summary: 'Fingerprint sharing that is agreed with your state identification bureau, not with a local agency.',
  purpose:
    'Fingerprints taken at booking are checked against federal records through the state identification bureau. The agreement is with the state. A local agency adopts an operating procedure, so a local request is passed to the state bureau.',
  authority: [
    { citation: '8 USC 1105', about: 'Access to criminal records.', confirmed: true },
    {
      citation: '8 USC 1226(c)-(e), 1227(a)(2), 1228',
      about: 'Custody and removal after criminal convictions.',
      confirmed: true,
    },
  ],
  iceLine: 'REMOVAL',
  instrumentKind: 'STATE_MOA',
  outcomeKind: 'REFERRAL',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: ['STATE_ID_BUREAU'],
  whoMayApplyText: 'State identification bureaus. Local requests are passed to the state.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'ALWAYS' },
    { role: 'ICE_EXECUTIVE', when: 'ALWAYS' },
  ],
  term: { months: null, text: 'As the agreement with the state says.', confirmed: true },
  notice: { mode: null, days: null, text: 'As the agreement with the state says. To be confirmed.', confirmed: false },
  training: { text: 'None for local agencies.', confirmed: true },
  duties: [],
  whatYouBring: ['The name of your contact at the state identification bureau'],
  readiness: [{ key: 'access-test', label: 'Date the state confirmed the connection', needs: 'DATE' }],
  sources: [
    'Secure Communities agreements of Wyoming, Colorado and Illinois',
    'Standard operating procedure, September 2009',
  ],
  toBeConfirmed: ['Whether the program runs today: it ended and returned over time', 'Notice rule'],
};

export const rapidRepatriation: Program = {
  code: 'REPAT',
  name: 'Rapid repatriation',
  shortName: 'Rapid REPAT',
  summary: 'State prisoners with a final removal order may leave early, on conditions set by state law.',
  purpose:
    'Where state law allows it, some state prisoners who accept removal can be released early into ICE custody. The agreement is with the state corrections agency. It is kept here for the record and is switched off.',
  authority: [
    { citation: '8 USC 1231(a)(4)(B)', about: 'Removal before a state sentence is complete.', confirmed: false },
  ],
  iceLine: 'REMOVAL',
  instrumentKind: 'STATE_MOU',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: false,
  enabledByDefault: false,
  whoMayApply: ['STATE_CORRECTIONS'],
  whoMayApplyText: 'State corrections agencies, when this program is open.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'ALWAYS' },
    { role: 'ICE_FOD', when: 'ALWAYS' },
  ],
  term: { months: 24, text: 'Two years. To be confirmed.', confirmed: false },
  notice: { mode: 'DAYS', days: 30, text: '30 days of written notice. To be confirmed.', confirmed: false },
  training: { text: 'None. To be confirmed.', confirmed: false },
  duties: ['STATISTICS', 'RENEWAL_DECISION'],
  whatYouBring: ['A state law that allows conditional early release', 'A records contact'],
  readiness: [{ key: 'workflow-tested', label: 'Date the release workflow was tested', needs: 'DATE' }],
  sources: ['Cape Coral request file, September 2008'],
  toBeConfirmed: ['All of this entry: only the name was found in public material'],
};
