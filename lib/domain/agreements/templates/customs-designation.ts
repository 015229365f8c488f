// Memorandum on customs officers by designation. The outline follows the public memoranda of Fort Worth, Beaumont
// (2021) and Lubbock (2024); the sentences are our own.
import {
  authorityToSign,
  civilRights,
  contacts,
  dataBoundary,
  modification,
  noPrivateRight,
  termination,
} from './mandatory-clauses';
import { usualDuty } from './obligations';
import type { AgreementTemplate } from './template';

/** Title 19 cross-designation. */
export const customsDesignationMemorandum: AgreementTemplate = {
  key: 'T19_MOU',
  version: 1,
  title: 'Memorandum of understanding on the designation of customs officers',
  model: null,
  programs: ['T19'],
  termMonths: 24,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  signers: ['AGENCY_HEAD', 'ICE_SAC'],
  sections: [
    {
      key: 'parties',
      heading: 'Parties',
      body: 'This memorandum is between {{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}.',
    },
    {
      key: 'authority',
      heading: 'Authority',
      body: 'ICE designates customs officers under 19 USC 1401(i); their powers are those of 19 USC 1589a. {{agency}} takes part as far as the law of its state allows. This memorandum gives no power over administrative violations of immigration law.',
      lockReason: 'The powers of a designated officer come from the statute alone (19 USC 1401(i), 1589a).',
    },
    {
      key: 'purpose',
      heading: 'Purpose',
      body: `Named officers of {{agency}} are designated as customs officers, so that they can use customs powers in joint investigations in {{area}}.

The objective is this: {{objective}}

The work covers the following: {{scope}}`,
    },
    {
      key: 'ice-duties',
      heading: 'What ICE does',
      body: `- ICE gives the cross-designation course and designates in writing the officers who complete it, each for two years.
- The {{supervisorPosition}} directs designated officers whenever they use customs powers.
- ICE gives the equipment and the papers that show the designation.
- ICE handles claims for injuries as federal law provides.
- The special agent in charge may withdraw a designation at any time, in writing.`,
    },
    {
      key: 'agency-duties',
      heading: 'What the agency does',
      body: `- {{agency}} proposes up to {{officerCap}} sworn officers for designation, and keeps each in the assignment for two years.
- It tells ICE what it knows against an officer's fitness, before and after the designation.
- It makes sure that designated officers follow ICE directions and policy when they use customs powers.
- It tells ICE of every challenge in court to the use of these powers.
- It returns the equipment and the papers when a designation ends.
- It pays the salaries and benefits of its officers. Nothing here promises money that has not been appropriated (31 USC 1341).`,
    },
    {
      key: 'recertification',
      heading: 'Recertification',
      body: 'A designation ends after two years unless ICE has certified the officer again. {{agency}} tells ICE at least 90 days before whom it proposes to keep.',
      duties: [usualDuty('RECERTIFICATION_T19')],
    },
    {
      key: 'measures',
      heading: 'Measures',
      body: 'Both sides review the work against these measures:\n\n{{measures}}',
    },
    dataBoundary,
    civilRights,
    {
      key: 'disputes',
      heading: 'Differences',
      body: 'Differences are settled first between the supervisors named here, then between the special agent in charge and the {{agencyHeadTitle}}.',
    },
    contacts,
    modification,
    termination,
    noPrivateRight,
    authorityToSign,
  ],
};
