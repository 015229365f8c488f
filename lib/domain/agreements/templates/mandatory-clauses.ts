// Clauses that every agreement carries in the same words. They are locked: negotiation cannot change them.
import { usualDuty } from './obligations';
import type { TemplateSection } from './template';

/** No discrimination. Title VI of the Civil Rights Act of 1964 (42 USC 2000d) and the rules on language access. */
export const civilRights: TemplateSection = {
  key: 'civil-rights',
  heading: 'Civil rights and complaints',
  body: `Both sides carry out this agreement without regard to race, color, religion, sex or national origin, as the Constitution and federal and state civil rights laws require, among them title VI of the Civil Rights Act of 1964 (42 USC 2000d).

- Nobody is stopped, questioned or detained under this agreement because of appearance, accent or language.
- {{agency}} gives people with limited English the help they need to understand and to be understood.
- Complaints about work under this agreement may be made to {{agency}}, to the ICE Office of Professional Responsibility, to the Office of Inspector General of the Department of Homeland Security, or to its Office for Civil Rights and Civil Liberties. {{agency}} makes these routes known to the public.
- Each side tells the other of a complaint about work under this agreement without delay.`,
  lockReason: 'Civil rights law binds both sides. Neither can give it up in an agreement.',
};

/** No rights for third parties: a clause of every public text of this kind that we know. */
export const noPrivateRight: TemplateSection = {
  key: 'no-private-right',
  heading: 'No rights for third parties',
  body: 'This agreement is between {{agency}} and ICE. It creates no right or benefit that any other person could enforce in court, and it limits no lawful power of either side.',
  lockReason: 'A text that gave rights to third parties would need other authority than this agreement has.',
};

/** The portal's own rule, agreed with the client: no data about people who are subjects of enforcement. */
export const dataBoundary: TemplateSection = {
  key: 'data-boundary',
  heading: 'Records and data',
  body: `Each side keeps its own records under its own law. ICE records stay under the Privacy Act (5 USC 552a) and the Freedom of Information Act (5 USC 552); records of {{agency}} stay under the public records law that binds it.

- Reports that this agreement asks for hold counts, dates and costs. They name no person who is a subject of enforcement.
- Neither side gives the other access to a system beyond what this agreement names.
- This agreement and its amendments are public records. Both sides expect them to be published.`,
  lockReason: 'The portal and its reports hold no data about people who are subjects of enforcement.',
};

/** Written notice, with the rule of this version of the template. */
export const termination: TemplateSection = {
  key: 'termination',
  heading: 'Term, suspension and termination',
  body: `{{term}}

{{notice}} Notice is given by hand, by certified or registered mail, or in the portal, and says why.

Either side may suspend work under this agreement when resources or priorities require it. An oral notice of suspension is followed by a written one within two business days. Work starts again when both sides confirm in writing that the cause is cleared.

When the agreement ends, every authority given under it ends with it, and equipment goes back to its owner within 30 days.`,
  lockReason:
    'Term and notice are set by the version of the template, so that every agreement of it ends the same way.',
};

/** Changes only in writing. */
export const modification: TemplateSection = {
  key: 'modification',
  heading: 'Changes to this agreement',
  body: 'A change is valid only in writing and when the same offices that signed this agreement have signed it. Points of contact may be changed by written notice to the other side.',
};

/** Who to call. */
export const contacts: TemplateSection = {
  key: 'contacts',
  heading: 'Points of contact',
  body: `For {{agency}}: {{agencyContact}}

For ICE: {{iceContact}}

Each side tells the other within five business days when its contact changes.`,
  duties: [usualDuty('POC_UPDATE')],
};

/** News media. */
export const media: TemplateSection = {
  key: 'media',
  heading: 'News media',
  body: 'The two sides agree before either speaks publicly about joint work, so that no investigation and no victim is put at risk. Each may say at any time that this agreement exists and what it says.',
};

/** What a signature here means. The authority statement is asked of each signer once more at signing. */
export const authorityToSign: TemplateSection = {
  key: 'authority-to-sign',
  heading: 'Authority to sign',
  body: 'Each person who signs states that they are authorized to bind the side they sign for. {{agency}} signs only after {{governingBody}} has given the approval that local law asks for, or after the agency has recorded why none is needed.',
  lockReason: 'An agreement signed without the authority that local law asks for can be challenged in court.',
};
