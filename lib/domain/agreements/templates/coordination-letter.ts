// The coordination letter of fugitive operations. No public text of one was found: outline and sentences are our own,
// after the role of local agencies in the ICE fact sheet of 2007 and OIG-07-34.
import {
  authorityToSign,
  civilRights,
  contacts,
  dataBoundary,
  modification,
  noPrivateRight,
  termination,
} from './mandatory-clauses';
import type { AgreementTemplate } from './template';
import { ownCosts, yearlyMeasures } from './unfunded-clauses';

/** Fugitive Operation Teams: who works where, and who answers at all hours. No term, and notice counts on receipt. */
export const coordinationLetter: AgreementTemplate = {
  key: 'FUGOPS_LETTER',
  version: 1,
  title: 'Coordination letter for fugitive operations',
  model: null,
  programs: ['FUGOPS'],
  termMonths: null,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  signers: ['AGENCY_HEAD', 'ICE_FOD'],
  sections: [
    {
      key: 'parties',
      heading: 'Who this is between',
      body: '{{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}.',
    },
    {
      key: 'authority',
      heading: 'Authority',
      body: 'ICE makes its own arrests after a final order of removal, under 8 USC 1226 and 1231. Officers of {{agency}} act under the law that gives them their powers. Nothing in this letter delegates immigration authority under 8 USC 1357(g).',
      lockReason: 'Delegated authority needs an agreement under 8 USC 1357(g), which this is not.',
    },
    {
      key: 'purpose',
      heading: 'Purpose',
      body: 'Both sides look for people who are wanted by the other, and neither may walk into the work of the other unaware.\n\nThe objective is this: {{objective}}\n\nIt covers the following: {{scope}}',
    },
    {
      key: 'deconfliction',
      heading: 'Telling each other first',
      body: 'Each side names a contact who answers at all hours. Before a planned operation in {{area}}, ICE tells the contact of {{agency}} where and when, and {{agency}} tells ICE of work of its own at the same place. In an emergency the word follows as soon as it is safe.\n\n- The {{supervisorPosition}} leads the work of ICE and answers for it.\n- Where both sides have a warrant, they agree before the operation who acts first.\n- The contacts test the route once a year and write down the day.',
    },
    {
      key: 'support',
      heading: 'Support on request',
      body: '{{agency}} decides each time whether its officers come along, for example to keep the street safe. They stay under its command and policy, and ask nobody about immigration status for this purpose.',
    },
    ownCosts,
    yearlyMeasures,
    dataBoundary,
    civilRights,
    contacts,
    modification,
    termination,
    noPrivateRight,
    authorityToSign,
  ],
};
