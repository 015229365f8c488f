// Status record of equitable sharing. The agreement itself is the form that an agency files in the federal eShare
// portal, signed there by its head and by its governing body (Guide to Equitable Sharing, March 2024). This portal
// does not replace that filing: the record says that it is made, and both sides confirm it.
import { authorityToSign, civilRights, contacts, dataBoundary, noPrivateRight, termination } from './mandatory-clauses';
import { usualDuty } from './obligations';
import type { AgreementTemplate } from './template';

/** Asset forfeiture and equitable sharing. */
export const sharingRecord: AgreementTemplate = {
  key: 'AFES_RECORD',
  version: 1,
  title: 'Status record on equitable sharing',
  model: null,
  programs: ['AFES'],
  termMonths: 12,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  signers: ['AGENCY_HEAD', 'ICE_SAC'],
  sections: [
    {
      key: 'parties',
      heading: 'Who this is between',
      body: '{{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}.',
    },
    {
      key: 'authority',
      heading: 'Authority',
      body: 'Property forfeited in joint federal cases may be shared under 18 USC 981(e), 21 USC 881(e), 19 USC 1616a and 31 USC 9705.',
      lockReason: 'Sharing rests on these statutes alone.',
    },
    {
      key: 'purpose',
      heading: 'What this record says',
      body: 'The objective is this: {{objective}}\n\nIt covers the following: {{scope}}',
    },
    {
      key: 'filing',
      heading: 'The filing in eShare',
      body: `The sharing agreement and certification is filed in the federal eShare portal, signed there by the {{agencyHeadTitle}} and by the head of {{governingBody}}. This record does not take its place.

- {{agency}} files a new certification within 60 days after the end of each fiscal year.
- No share is paid while the certification for the year is missing.
- Each case needs its own request for a share.`,
      lockReason: 'The federal program, and not this record, decides what has to be filed.',
      duties: [usualDuty('ANNUAL_CERTIFICATION')],
    },
    {
      key: 'use-of-funds',
      heading: 'Use and accounting',
      body: '{{agency}} keeps shared funds in a separate account, uses them only for law enforcement purposes that the federal guide allows, and opens its books to audit. Shared funds add to the budget of {{agency}} and do not replace it. The {{supervisorPosition}} is the first contact at ICE for questions about a share.',
      lockReason: 'The federal program, and not this record, decides how shared funds may be used.',
    },
    {
      key: 'costs',
      heading: 'No promise of money',
      body: 'A share depends on the forfeiture in each case and on the decision of the federal program. Nothing here promises money.',
      lockReason: 'Nobody who signs this record can promise a share.',
    },
    {
      key: 'measures',
      heading: 'Measures',
      body: 'Both sides look once a year at these measures:\n\n{{measures}}',
    },
    dataBoundary,
    civilRights,
    contacts,
    termination,
    noPrivateRight,
    authorityToSign,
  ],
};
