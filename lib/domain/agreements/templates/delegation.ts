// Memoranda of agreement that delegate immigration authority under 8 USC 1357(g). The outline follows the headings of
// the public texts of 2006 to 2020; the sentences are our own. Two vintages are kept, because they end differently.
import { costs, liability, policyOfBothSides, supervision } from './delegation-clauses';
import { certification, designation, nomination, training } from './delegation-officers';
import { outreach, reporting, steering, thirdParties } from './delegation-reviews';
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

type Model = {
  key: string;
  program: '287G_JEM' | '287G_TFM' | '287G_WSO';
  model: string;
  purpose: string;
  functions: string;
};

const authority: TemplateSection = {
  key: 'authority',
  heading: 'Authority',
  body: 'Section 287(g) of the Immigration and Nationality Act, 8 USC 1357(g), added by section 133 of Public Law 104-208, lets ICE authorize qualified officers of a state or a political subdivision to carry out named functions of an immigration officer. It does so at the expense of {{agency}}, as far as state and local law allow, and under the direction of ICE. No agency is obliged to enter into such an agreement.',
  lockReason: 'The statute names what an agreement of this kind rests on (8 USC 1357(g)).',
};

const purpose = (text: string): TemplateSection => ({
  key: 'purpose',
  heading: 'Purpose',
  body: `This memorandum sets out how {{agency}} (ORI {{ori}}), represented by its {{agencyHeadTitle}}, {{agencyHead}}, and U.S. Immigration and Customs Enforcement (ICE), represented by {{office}}, work together. ${text}

The objective is this: {{objective}}

The authority covers the following, and nothing else: {{scope}}`,
});

const sections = (model: Model): TemplateSection[] => [
  purpose(model.purpose),
  authority,
  policyOfBothSides,
  {
    key: 'assignments',
    heading: 'Assignments',
    body: 'Officers use the authority only while they are assigned to this work, on duty, and at the places this memorandum names. {{agency}} keeps a trained officer in the assignment for at least two years, unless the officer leaves the agency or ICE withdraws the authorization.',
  },
  designation(model.functions),
  {
    key: 'detention',
    heading: 'Detention and transportation',
    body: 'ICE decides who is detained under federal law, and where. {{agency}} holds nobody longer than state law and the Constitution allow. Where ICE asks {{agency}} to hold a person for ICE, that is done under a separate detention agreement, and ICE pays the rate of that agreement.',
  },
  nomination,
  training,
  certification,
  costs,
  supervision,
  reporting,
  dataBoundary,
  thirdParties,
  liability,
  {
    key: 'complaint-procedure',
    heading: 'Complaint procedure',
    body: 'A complaint about an authorized officer may be made in any of the ways that the clause on civil rights names, in any language, and without giving a reason for being in the country. The internal affairs office of {{agency}} and the ICE Office of Professional Responsibility tell each other of each complaint without delay and agree who looks into it. An officer under investigation may be taken off this work until it ends.',
    duties: [usualDuty('COMPLAINT_NOTICE')],
  },
  civilRights,
  steering,
  outreach,
  media,
  modification,
  contacts,
  termination,
  noPrivateRight,
  authorityToSign,
];

const versions = (model: Model): AgreementTemplate[] => {
  const shared = {
    key: model.key,
    title: 'Memorandum of agreement on delegated immigration authority',
    model: model.model,
    programs: [model.program],
    sections: sections(model),
    signers: ['AGENCY_HEAD', 'ICE_EXECUTIVE'],
  } as const;
  return [
    // Version 1 ends as the memoranda of 2006 did: open, with 60 days of written notice (Mecklenburg County, 2006).
    { ...shared, version: 1, termMonths: null, noticeMode: 'DAYS', noticeDays: 60 },
    // Version 2 ends as the text of 2009 does: three years, and a notice that counts on receipt.
    { ...shared, version: 2, termMonths: 36, noticeMode: 'ON_RECEIPT', noticeDays: 0 },
  ];
};

/** Jail enforcement model, oldest version first. */
export const jailEnforcementMemoranda = versions({
  key: '287G_JEM_MOA',
  program: '287G_JEM',
  model: 'Jail enforcement model',
  purpose:
    'Authorized officers of the jail identify and process people who have been booked on other charges, inside the jail.',
  functions: `- to question a person in custody about the right to be or remain in the United States (8 USC 1357(a)(1));
- to take fingerprints and photographs and to prepare immigration papers for the decision of an ICE supervisor;
- to serve warrants of arrest for immigration violations on people already in custody (8 USC 1357(a)(2));
- to prepare detainers (8 CFR 287.7) for the signature of an ICE officer.`,
});

/** Task force model, oldest version first. */
export const taskForceModelMemoranda = versions({
  key: '287G_TFM_MOA',
  program: '287G_TFM',
  model: 'Task force model',
  purpose:
    'Authorized officers use the functions named below during joint investigations, under the direction of an ICE supervisor.',
  functions: `- to question a person about the right to be or remain in the United States during a joint operation (8 USC 1357(a)(1));
- to arrest without warrant for immigration violations in the cases of 8 USC 1357(a)(2), during a joint operation and under ICE direction;
- to prepare immigration papers for the decision of an ICE supervisor.`,
});

/** Warrant service officers, oldest version first. */
export const warrantServiceMemoranda = versions({
  key: '287G_WSO_MOA',
  program: '287G_WSO',
  model: 'Warrant service officer model',
  purpose: 'Authorized officers of the jail serve and carry out ICE administrative warrants inside the jail.',
  functions: `- to serve and carry out ICE warrants of arrest and of removal on people already in the custody of the jail (8 USC 1357(a)(2)).

They do not question people about the right to be or remain in the United States.`,
});
