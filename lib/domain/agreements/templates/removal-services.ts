// The access protocol of the Criminal Alien Program and the memorandum on early release. No public text was found for
// either: outline and sentences are our own, and term and notice are defaults to be confirmed.
import {
  authorityToSign,
  civilRights,
  contacts,
  dataBoundary,
  modification,
  noPrivateRight,
  termination,
} from './mandatory-clauses';
import type { AgreementTemplate, TemplateSection } from './template';
import { ownCosts, yearlyMeasures } from './unfunded-clauses';

const parties: TemplateSection = {
  key: 'parties',
  heading: 'Who this is between',
  body: '{{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}.',
};

const noDelegation: TemplateSection = {
  key: 'no-delegation',
  heading: 'No delegation',
  body: 'Officers of ICE alone do the immigration work, under 8 USC 1226, 1228 and 1231. No authority under 8 USC 1357(g) is delegated. Staff of {{agency}} ask nobody about immigration status for this purpose.',
  lockReason: 'Delegated authority needs an agreement under 8 USC 1357(g), which this is not.',
};

/** Criminal Alien Program: access to a jail. */
export const accessProtocol: AgreementTemplate = {
  key: 'CAP_PROTOCOL',
  version: 1,
  title: 'Access protocol for the Criminal Alien Program',
  model: null,
  programs: ['CAP'],
  termMonths: null,
  noticeMode: 'ON_RECEIPT',
  noticeDays: 0,
  signers: ['AGENCY_HEAD', 'ICE_FOD'],
  sections: [
    parties,
    {
      key: 'purpose',
      heading: 'Purpose',
      body: 'ICE officers come to the jail of {{agency}}, or connect to it, to interview people already in custody and to complete the immigration work before release.\n\nThe objective is this: {{objective}}\n\nIt covers the following: {{scope}}',
    },
    noDelegation,
    {
      key: 'access',
      heading: 'Access and interviews',
      body: '{{agency}} gives ICE officers access at the hours both sides have agreed, and a private room or a video link for interviews. Each person is told who is asking and for what purpose. The {{supervisorPosition}} answers for the conduct of the ICE officers.',
    },
    {
      key: 'release-notice',
      heading: 'Notice of releases',
      body: '{{agency}} tells ICE of a coming release as early as state law allows, by the route both sides have tested. Nobody is held longer because of this protocol. A detainer of ICE (8 CFR 287.7) is a request, and state law says how {{agency}} answers it.',
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

/** Rapid repatriation: kept for the record, because the program is switched off. */
export const earlyReleaseMemorandum: AgreementTemplate = {
  key: 'REPAT_MOU',
  version: 1,
  title: 'Memorandum of understanding on conditional early release',
  model: null,
  programs: ['REPAT'],
  termMonths: 24,
  noticeMode: 'DAYS',
  noticeDays: 30,
  signers: ['AGENCY_HEAD', 'ICE_FOD'],
  sections: [
    parties,
    {
      key: 'authority',
      heading: 'Authority',
      body: 'ICE may remove certain state prisoners before the end of a sentence under 8 USC 1231(a)(4)(B). {{agency}} releases prisoners early only as the law of its state allows.',
      lockReason: 'Early removal rests on 8 USC 1231(a)(4)(B) and on state law alone.',
    },
    {
      key: 'purpose',
      heading: 'Purpose',
      body: 'The objective is this: {{objective}}\n\nIt covers the following: {{scope}}',
    },
    noDelegation,
    {
      key: 'choice',
      heading: 'A free choice',
      body: 'A prisoner takes part only by choice, after the conditions have been explained in a language the prisoner understands, and after the chance to speak with a lawyer. The {{supervisorPosition}} makes sure that this has been done.',
      lockReason: 'A release that was not chosen freely would not stand in court.',
    },
    {
      key: 'costs',
      heading: 'Costs',
      body: 'Each side pays its own costs. Nothing here promises money that has not been appropriated (31 USC 1341).',
      lockReason: 'Federal law forbids promises of money that has not been appropriated (31 USC 1341).',
    },
    {
      key: 'measures',
      heading: 'Measures',
      body: 'Both sides review the work against these measures:\n\n{{measures}}',
    },
    dataBoundary,
    civilRights,
    contacts,
    modification,
    termination,
    noPrivateRight,
    authorityToSign,
  ],
};
