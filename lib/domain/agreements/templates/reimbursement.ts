// The memorandum on the reimbursement of joint operations. The outline is that of the Treasury Forfeiture Fund memoranda
// of Clermont (2015), Tigard (2017) and Huntington Beach (2018, 2023); the sentences are our own. Older papers print
// 31 USC 9703 for the section that is 9705 today.
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

/** An add-on: it serves no program by itself and joins the agreement of one. Its key is its code in the catalog. */
export const reimbursementMemorandum: AgreementTemplate = {
  key: 'REIMBURSEMENT',
  version: 1,
  title: 'Memorandum on the reimbursement of joint operations',
  model: null,
  programs: [],
  termMonths: null,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  signers: ['AGENCY_HEAD', 'ICE_SAC'],
  sections: [
    {
      key: 'parties',
      heading: 'Who this is between',
      body: '{{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by the special agent in charge of {{office}}. It joins the agreement of the two sides on the program {{program}} and ends with it.',
    },
    termination,
    {
      key: 'authority',
      heading: 'Authority',
      body: 'The Treasury Forfeiture Fund may pay certain costs of state and local agencies in joint law enforcement operations with a federal agency (31 USC 9705). Nothing in this memorandum gives an officer of {{agency}} a federal power.',
      lockReason: 'The fund pays under this statute alone (31 USC 9705).',
    },
    {
      key: 'purpose',
      heading: 'Purpose',
      body: 'This memorandum says for which costs {{agency}} may be repaid, and how it asks for it. The objective of the joint work is this: {{objective}}',
    },
    {
      key: 'applicability',
      heading: 'Where it applies',
      body: 'It applies to joint operations of {{agency}} and ICE within this scope: {{scope}}\n\nCosts that may be repaid are overtime, travel, fuel, training, equipment and similar costs of these operations. Regular pay and benefits are not among them.',
    },
    {
      key: 'assignment',
      heading: 'Assignment of officers',
      body: '{{agency}} assigns officers to the joint operations and, to the greatest extent it can, leaves them there for as long as an operation lasts. They stay its employees. The {{supervisorPosition}} confirms the hours that they worked in joint operations.',
    },
    {
      key: 'claims',
      heading: 'Requests for reimbursement',
      body: '{{agency}} sends its request to ICE within 30 days after the end of each month in which it had costs.\n\n- The request is signed by the person whom {{agency}} has named for it, and gives the account that is to be paid.\n- ICE reads it, and pays it or sends it back and says what is missing.\n- A cost that another fund or program repays is not asked for again.',
      duties: [usualDuty('EXPENSE_CLAIM')],
    },
    {
      key: 'documentation',
      heading: 'Proof of costs',
      body: 'With each request {{agency}} sends the hours of each day by position and rate of pay, and invoices or receipts for everything else. The papers show hours, dates and costs. They name no person who is a subject of enforcement.',
    },
    {
      key: 'costs',
      heading: 'Money only as far as it is planned and available',
      body: 'ICE repays costs only as far as they stand in its plan of the Treasury Forfeiture Fund for the fiscal year and the money is available. {{agency}} pays everything else itself. Nothing here promises money that has not been appropriated (31 USC 1341).',
      lockReason: 'Federal law forbids promises of money that has not been appropriated (31 USC 1341).',
    },
    {
      key: 'audit',
      heading: 'Audit of the program',
      body: '{{agency}} keeps the papers of each request for five years after it was paid, and opens them to audit by the Department of the Treasury, the Department of Homeland Security and the Government Accountability Office. It pays back what was paid in error.',
      lockReason: 'Money of the fund is open to federal audit, and a memorandum cannot close the books (31 USC 9705).',
    },
    modification,
    {
      key: 'measures',
      heading: 'Measures',
      body: 'Both sides look once a year at these measures:\n\n{{measures}}',
    },
    dataBoundary,
    civilRights,
    contacts,
    noPrivateRight,
    authorityToSign,
  ],
};
