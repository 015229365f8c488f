import type { AgreementDocument } from '@/lib/server/signing/agreement-document';

const purpose = `The parties work together against gangs that operate on both sides of the county line. This agreement says who does what, who pays for what, and how either party can end it.

It follows these principles:
- Each party keeps its own command, rules and records.
- Neither party asks the other to do what its own law forbids.
- Both parties publish the same figures about the work, every quarter, in a form that a resident without special training can read and check.

Nothing in this agreement limits a right that a person has under the Constitution, federal law or state law.`;

/** An agreement with every kind of block in it. */
export function aSampleAgreement(changes: Partial<AgreementDocument> = {}): AgreementDocument {
  return {
    number: 'AGR-2026-000045',
    title: 'Memorandum of Understanding for Operation Community Shield in Calder County',
    programName: 'Operation Community Shield',
    modelName: 'Task force model',
    parties: [
      {
        name: "Calder County Sheriff's Office",
        role: 'Agency',
        detail: 'ORI ZZ0010000, 400 Courthouse Square, Calder, ZZ 00001',
      },
      {
        name: 'Homeland Security Investigations, Special Agent in Charge, Winter',
        role: 'Federal office',
        detail: null,
      },
    ],
    objective: 'Reduce shootings by transnational gangs in the Mill District by a third within two years.',
    sections: [
      { number: '1', heading: 'Purpose', body: purpose },
      {
        number: '2',
        heading: 'Personnel',
        body: 'The agency names two deputies (“task force officers”) who serve full time.',
      },
      {
        number: '3',
        heading: 'Authority',
        body: '8 U.S.C. § 1357(g) is not used here. Officer José Núñez-Łęcki is the point of contact.',
      },
      { number: '4', heading: 'Records and public statements', body: `${purpose}\n\n${purpose}` },
    ],
    termText: 'This agreement starts on the day of the last signature and ends after two years.',
    noticeText: 'Either party may end it by written notice to the other, 30 days ahead.',
    signers: [
      {
        order: 2,
        roleLabel: 'Federal signer',
        name: null,
        title: 'Special Agent in Charge',
        organization: 'Homeland Security Investigations, Winter',
      },
      {
        order: 1,
        roleLabel: 'Head of the agency',
        name: 'Dana Whitlock',
        title: 'Sheriff',
        organization: "Calder County Sheriff's Office",
      },
    ],
    version: 3,
    createdOnText: 'Nov 24, 2026',
    createdAt: new Date('2026-11-24T15:00:00Z'),
    demonstration: true,
    ...changes,
  };
}
