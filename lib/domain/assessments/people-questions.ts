// Sections E (people and training) and F (facilities and IT).
import type { CoreQuestion } from './question';

const people = { since: '1.0', who: 'SELF', required: false, section: 'E' } as const;

export const peopleQuestions: readonly CoreQuestion[] = [
  {
    ...people,
    checkedBy: 'FIELD',
    deciding: true,
    code: 'E1',
    type: 'SPLIT',
    text: 'How many nominees can you name for each kind of training?',
    help: 'Officers you would send now. Give numbers only: names are never entered here.',
    unit: 'nominees',
    example: 4,
    max: 10_000,
    parts: [
      { value: 'JAIL', label: 'Jail enforcement' },
      { value: 'TASK_FORCE', label: 'Task force' },
      { value: 'WARRANT', label: 'Warrant service' },
      { value: 'CUSTOMS', label: 'Customs designation' },
    ],
  },
  {
    ...people,
    code: 'E2',
    type: 'BOOL',
    text: 'Are all nominees U.S. citizens?',
    help: 'You attest it. ICE checks it later, outside this portal.',
  },
  {
    ...people,
    code: 'E3',
    type: 'BOOL',
    text: 'Do all nominees have at least two years of service?',
    help: 'Service as an officer, with you or another agency.',
  },
  {
    ...people,
    code: 'E4',
    type: 'BOOL',
    text: 'Are all background checks less than five years old?',
    help: 'Your own background check of each nominee.',
  },
  {
    ...people,
    code: 'E5',
    type: 'ENUM',
    text: 'Where does the agreement with your bargaining unit stand?',
    help: 'Immigration training needs it before an agreement is signed.',
    options: [
      { value: 'NA', label: 'There is no bargaining unit' },
      { value: 'NONE', label: 'Not begun' },
      { value: 'IN_PROGRESS', label: 'In progress' },
      { value: 'DONE', label: 'Done' },
    ],
  },
  {
    ...people,
    code: 'E6',
    type: 'BOOL',
    text: 'Can you cover the posts of nominees for four weeks?',
    help: 'Immigration training takes four weeks.',
  },
  {
    ...people,
    code: 'E7',
    type: 'BOOL',
    text: 'Will trained officers stay in the assignment for two years?',
    help: 'Counted from the end of the training.',
  },
];

const facilities = { since: '1.0', who: 'SELF', required: false, section: 'F', type: 'BOOL' } as const;

export const facilityQuestions: readonly CoreQuestion[] = [
  {
    ...facilities,
    code: 'F1',
    text: 'Do you have an ORI with Nlets rights?',
    help: 'Your terminal officer can tell. It opens the Law Enforcement Support Center.',
  },
  {
    ...facilities,
    code: 'F2',
    text: 'Do you have a secure room for federal equipment?',
    help: 'A room that can be locked, with access for named staff only.',
  },
  {
    ...facilities,
    code: 'F3',
    text: 'Can a network route to federal systems be installed?',
    help: 'Your IT staff agrees that a separate line is possible.',
  },
  {
    ...facilities,
    code: 'F4',
    text: 'Can your users prove their identity for federal systems?',
    help: 'For example with a government identity card or an identity-proofed account.',
  },
];
