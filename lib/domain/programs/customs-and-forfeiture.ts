// Customs cross-designation, equitable sharing, and the reimbursement add-on of joint operations.
import { swornAgencies } from './applicants';
import type { AddOn, Program } from './program';

export const customsDesignation: Program = {
  code: 'T19',
  name: 'Customs cross-designation (Title 19)',
  shortName: 'Title 19 designation',
  summary: 'Named officers act as customs officers in smuggling, drug, fraud and money cases, for two years at a time.',
  purpose:
    'Your officers complete a federal course and are designated, one by one, to use customs powers in joint cases: serve federal warrants, search at the border, seize and arrest under ICE direction. It gives no power over administrative immigration violations.',
  authority: [
    {
      citation: '19 USC 1401(i)',
      about: 'Lets the agency designate other persons as customs officers.',
      confirmed: true,
    },
    { citation: '19 USC 1589a', about: 'The powers a customs officer holds.', confirmed: true },
  ],
  iceLine: 'INVESTIGATIONS',
  instrumentKind: 'DESIGNATION_MOU',
  outcomeKind: 'SIGNED_AGREEMENT',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: swornAgencies,
  whoMayApplyText: 'Sworn law enforcement agencies. Prosecutors may not apply.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'ALWAYS' },
    { role: 'GOVERNING_BODY_HEAD', when: 'IF_LOCAL_LAW_ASKS' },
    { role: 'WITNESS', when: 'OPTIONAL' },
    { role: 'ICE_SAC', when: 'ALWAYS' },
  ],
  term: {
    months: 24,
    text: 'Each officer is designated for two years and then recertified. The term of the memorandum itself is to be confirmed.',
    confirmed: false,
  },
  notice: {
    mode: 'ON_RECEIPT',
    days: null,
    text: 'The special agent in charge may withdraw a designation at any time. Notice to end the memorandum is to be confirmed.',
    confirmed: false,
  },
  training: {
    text: 'The task force officer cross-designation course, then recertification every two years.',
    confirmed: true,
  },
  duties: ['RECERTIFICATION_T19', 'COMPLAINT_NOTICE', 'POC_UPDATE', 'RENEWAL_DECISION'],
  whatYouBring: [
    'At least one nominee who is a U.S. citizen with a background check less than five years old',
    'An assignment of two years for each nominee',
    'A resolution of your council or board, where your law asks for one',
  ],
  readiness: [
    { key: 'designated', label: 'Officers with an approved designation form', needs: 'NUMBER', atLeast: 1 },
    { key: 'first-expiry', label: 'Date the first designation ends', needs: 'DATE' },
  ],
  sources: [
    'ICE fact sheet on customs cross-designation, January 2008',
    'Title 19 memoranda of Fort Worth, Beaumont (2021) and Lubbock (2024)',
  ],
  toBeConfirmed: ['Term of the memorandum', 'Notice to end the memorandum'],
};

export const equitableSharing: Program = {
  code: 'AFES',
  name: 'Asset forfeiture and equitable sharing',
  shortName: 'Equitable sharing',
  summary: 'Your agency receives a share of the proceeds forfeited in joint federal cases.',
  purpose:
    'When your officers take part in a case that ends in federal forfeiture, your agency can receive a share that matches its part in the work. A sharing agreement with a yearly certification has to be on file before any payment. You file it in the federal eShare portal; this portal tracks whether it is current.',
  authority: [
    {
      citation: '31 USC 9705',
      about: 'The Treasury Forfeiture Fund. Older papers print section 9703.',
      confirmed: true,
    },
    {
      citation: '18 USC 981(e)',
      about: 'Transfer of forfeited property to agencies that took part.',
      confirmed: false,
    },
    { citation: '21 USC 881(e)', about: 'The same for property forfeited in drug cases.', confirmed: false },
    { citation: '19 USC 1616a', about: 'The same for property forfeited under the customs laws.', confirmed: false },
  ],
  iceLine: 'INVESTIGATIONS',
  instrumentKind: 'ANNUAL_CERTIFICATION_FORM',
  outcomeKind: 'FORM_AGREEMENT',
  delegating: false,
  enabledByDefault: true,
  whoMayApply: [...swornAgencies, 'STATE_CORRECTIONS', 'COUNTY_CORRECTIONS', 'PROSECUTOR', 'GUARD_COUNTERDRUG'],
  whoMayApplyText:
    'State, local and tribal law enforcement, prosecutors and National Guard counterdrug units. A task force as such may not apply; its member agencies may.',
  signers: [
    { role: 'AGENCY_HEAD', when: 'ALWAYS' },
    { role: 'GOVERNING_BODY_HEAD', when: 'ALWAYS' },
  ],
  term: { months: 12, text: 'One fiscal year of your agency, certified again each year.', confirmed: true },
  notice: {
    mode: null,
    days: null,
    text: 'It lapses when the yearly certification is not filed; payments stop until it is. To be confirmed.',
    confirmed: false,
  },
  training: { text: 'None required. Online learning is offered. To be confirmed.', confirmed: false },
  duties: ['ANNUAL_CERTIFICATION', 'POC_UPDATE'],
  whatYouBring: [
    'A separate account for shared funds',
    'The signatures of your agency head and of the body that approves your budget',
    'A certification within 60 days after your fiscal year ends',
  ],
  readiness: [
    { key: 'certification-accepted', label: 'Date the certification for this fiscal year was accepted', needs: 'DATE' },
  ],
  sources: ['Guide to Equitable Sharing, March 2024', 'Equitable Sharing Agreement and Certification, OMB 1123-0011'],
  toBeConfirmed: ['Effect of a missing certification', 'Training'],
};

export const reimbursement: AddOn = {
  code: 'REIMBURSEMENT',
  isAddOn: true,
  goesWith: ['BEST', 'OCS', 'DBFTF', 'PREDATOR', 'FIREWALL', 'T19'],
  name: 'Joint operations reimbursement',
  summary: 'Repays overtime, travel and similar costs of officers in joint operations, when money is in the plan.',
  purpose:
    'A memorandum under the Treasury Forfeiture Fund lets ICE repay certain costs of your officers in a joint operation. Money is paid only when it stands in the ICE plan for the fiscal year and is available.',
  authority: [
    {
      citation: '31 USC 9705',
      about: 'The Treasury Forfeiture Fund. Older papers print section 9703.',
      confirmed: true,
    },
  ],
  iceLine: 'INVESTIGATIONS',
  signers: [
    { role: 'AGENCY_HEAD', when: 'ALWAYS' },
    { role: 'ICE_SAC', when: 'ALWAYS' },
  ],
  term: {
    months: null,
    text: 'Open until one side ends it in writing, in the texts of 2015 to 2021.',
    confirmed: true,
  },
  notice: { mode: 'ON_RECEIPT', days: null, text: 'Either side may end it in writing.', confirmed: true },
  duties: ['EXPENSE_CLAIM'],
  whatYouBring: ['A finance contact', 'Your agency identifier (ORI)', 'Invoices with proof of hours and costs'],
  readiness: [
    { key: 'finance-contact', label: 'Position at your agency that sends the requests', needs: 'TEXT' },
    { key: 'in-plan', label: 'Money stands in the ICE plan for this fiscal year', needs: 'YES' },
  ],
  sources: ['Treasury Forfeiture Fund memoranda of Clermont (2015), Tigard (2017) and Huntington Beach (2018, 2023)'],
  toBeConfirmed: ['Wording on audit, revision and third parties'],
};
