// The words a visitor meets on the public pages. The whole list, with the words we do not use, is docs/glossary.md.

export const glossaryWords: readonly (readonly [word: string, meaning: string])[] = [
  ['ACCESS', 'The ICE catalog of partnerships with state, local and tribal agencies, announced in 2007.'],
  ['Agency', 'The state, local or tribal body that asks for a partnership.'],
  [
    'Agreement',
    'A document that both sides sign, with its own number, term and status. One request can lead to several.',
  ],
  [
    'Assessment',
    'The questions of one request, answered by the agency, checked on a visit, and set against what ICE can support.',
  ],
  [
    'Band',
    'What the published rules advise for a program, such as recommended, consider or not indicated. People decide.',
  ],
  ['Basis', 'What a figure rests on: counted, estimated or not known. It stands beside every number.'],
  ['Capacity', 'A score from 0 to 100: what the agency and ICE can bring to a program.'],
  [
    'Concern',
    'A kind of crime or workload that the agency names, with how bad it is, where it is heading, and whether it crosses a border.',
  ],
  [
    'Delegating program',
    'A program that gives officers of the agency immigration authority under 8 USC 1357(g). Only the 287(g) models do.',
  ],
  ['Governing body', 'The council, board or commission that may have to vote before an agency can sign.'],
  ['Liaison', 'The ICE field officer who holds a request and speaks with the agency.'],
  ['Local approval', 'The recorded vote of the governing body, or the legal citation that none is needed.'],
  ['Measure', 'A figure with a start, a target and a period that shows whether an objective is met.'],
  ['Need', 'A score from 0 to 100: how much the named concerns call for a program.'],
  ['Notice to end', 'The written statement that ends an agreement, at once or after the days its text names.'],
  ['Objective', 'What a partnership is meant to change, tied to a concern.'],
  ['Obligation', 'A duty under an agreement that comes back, such as yearly statistics.'],
  ['Program', 'One entry of the catalog, such as Operation Community Shield.'],
  ['Referral', 'An outcome where another body takes over and nothing is signed.'],
  ['Register', 'The public list of agreements in force and ended.'],
  ['Request', 'What an agency files to ask for a partnership, a service or a change.'],
  [
    'Seal',
    'The digital signature of the portal on the finished PDF of an agreement. It shows that nothing was changed since.',
  ],
  ['Service', 'An outcome without an agreement, such as access to the support center.'],
  [
    'Task force officer',
    'An officer of the agency who works in a federal task force and keeps the employer they have.',
  ],
];
