// Sections G (governance and community) and H (money).
import type { CoreQuestion } from './question';

const governance = { since: '1.0', who: 'SELF', required: true, section: 'G', type: 'BOOL' } as const;

export const governanceQuestions: readonly CoreQuestion[] = [
  {
    ...governance,
    code: 'G1',
    text: 'Do you have a plan to inform your community?',
    help: 'Meetings, media or letters, before and during the partnership.',
  },
  {
    ...governance,
    code: 'G2',
    text: 'Do you have a public complaint procedure?',
    help: 'People can find it and use it without a lawyer.',
  },
  {
    ...governance,
    code: 'G3',
    text: 'Do you have a language access plan?',
    help: 'How people with limited English reach interpreters and translated forms.',
  },
  { ...governance, code: 'G4', text: 'Do you have a bias-free policing policy?', help: 'In force, with training.' },
  {
    ...governance,
    code: 'G5',
    text: 'Do you publish data about your work?',
    help: 'For example stops, arrests or complaints, at least once a year.',
  },
  {
    ...governance,
    code: 'G6',
    text: 'Are you willing to hold open steering meetings?',
    help: 'Meetings with ICE that the public can attend.',
  },
  {
    ...governance,
    code: 'G7',
    text: 'Do you have a contact for public information?',
    help: 'A person or desk the press and residents can call.',
  },
];

const money = { since: '1.0', who: 'SELF', required: false, section: 'H' } as const;

export const moneyQuestions: readonly CoreQuestion[] = [
  {
    ...money,
    code: 'H1',
    type: 'BOOL',
    text: 'Is there a budget for overtime, travel and cover?',
    help: 'Money already in your budget or promised in writing.',
  },
  {
    ...money,
    code: 'H2',
    type: 'BOOL',
    text: 'Do you have a separate account for shared funds?',
    help: 'Shared federal proceeds may not be mixed with other money.',
  },
  {
    ...money,
    code: 'H3',
    type: 'BOOL',
    text: 'Is your equitable sharing certification current?',
    help: 'Also yes if you will file it within 60 days after your fiscal year ends.',
  },
  {
    ...money,
    code: 'H4',
    type: 'ENUM',
    text: 'In which month does your fiscal year end?',
    help: 'It sets the due date of the yearly certification.',
    options: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ].map((label, at) => ({ value: String(at + 1), label })),
  },
];
