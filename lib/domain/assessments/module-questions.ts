// Program modules: asked on the field visit, only for the programs the request or the evaluation names.
// They inform people and plans; no rule scores them.

import type { ProgramCode } from '@/lib/domain/programs/program-code';
import {
  type BoolQuestion,
  type ModuleQuestion,
  type MultiQuestion,
  type NumberQuestion,
  noneOption,
} from './question';

const visit = { since: '1.0', who: 'FIELD', required: false } as const;

type Base = Pick<ModuleQuestion, 'since' | 'who' | 'required' | 'code' | 'program' | 'text' | 'help'>;

/** The parts every module question has; its code is the program's code and a number. */
function base(program: ProgramCode, n: number, text: string, help: string): Base {
  return { ...visit, program, code: `${program}-${n}`, text, help };
}

function words(program: ProgramCode, n: number, text: string, help: string): ModuleQuestion {
  return { ...base(program, n, text, help), type: 'TEXT', maxLength: 1000 };
}

function yesNo(program: ProgramCode, n: number, text: string, help: string): ModuleQuestion & BoolQuestion {
  return { ...base(program, n, text, help), type: 'BOOL' };
}

function count(
  program: ProgramCode,
  n: number,
  text: string,
  figure: { help: string; unit: string; example: number; max?: number },
): ModuleQuestion & NumberQuestion {
  const { help, unit, example, max = 1_000_000 } = figure;
  return { ...base(program, n, text, help), type: 'INT', unit, example, max };
}

function several(
  program: ProgramCode,
  n: number,
  text: string,
  options: readonly (readonly [string, string])[],
): ModuleQuestion & MultiQuestion {
  const list = [...options.map(([value, label]) => ({ value, label })), noneOption];
  return { ...base(program, n, text, 'Choose all that apply.'), type: 'MULTI', options: list };
}

/** The module of delegated authority is the same for its three models. */
function delegation(program: ProgramCode): readonly ModuleQuestion[] {
  return [
    words(
      program,
      1,
      'What is the objective, and which offenses come first?',
      'One objective that can be measured, then the order of priority.',
    ),
    count(program, 2, 'How many trained officers will one ICE supervisor direct?', {
      help: 'The ratio that both sides can keep up.',
      unit: 'officers per supervisor',
      example: 5,
      max: 1_000,
    }),
    count(program, 3, 'How many hours a week will trained officers cover?', {
      help: 'All shifts together.',
      unit: 'hours a week',
      example: 80,
      max: 168,
    }),
    yesNo(
      program,
      4,
      'Is a complaint poster ready for the facility?',
      'It names the ways to complain, in the languages people read there.',
    ),
    words(program, 5, 'Which position will own the statistics?', 'A position, not a person.'),
  ];
}

const removalModules: readonly ModuleQuestion[] = [
  yesNo('CAP', 1, 'Is there a workflow to tell ICE before a release?', 'Who tells whom, how long before.'),
  yesNo('CAP', 2, 'Is there a room for interviews?', 'Private, near booking or housing.'),
  yesNo('CAP', 3, 'Can interviews be held by video?', 'A line and a room that both sides accept.'),
  count('FUGOPS', 1, 'How many warrants are open?', {
    help: 'All felony warrants in your system today. A total, no list.',
    unit: 'warrants',
    example: 350,
  }),
  yesNo('FUGOPS', 2, 'Is there a deconfliction contact at all hours?', 'A desk or duty phone.'),
  count('LESC', 1, 'How many terminals can send queries?', {
    help: 'Terminals with Nlets rights.',
    unit: 'terminals',
    example: 12,
    max: 100_000,
  }),
  yesNo('LESC', 2, 'Is training needed?', 'For dispatchers or officers.'),
];

const borderModule: readonly ModuleQuestion[] = [
  words(
    'BEST',
    1,
    'How do cross-border threats affect the community?',
    'The first of the four factors the law asks ICE to weigh (6 USC 240(c)(2)).',
  ),
  words('BEST', 2, 'Which agency resources are available?', 'The second factor: people, equipment, space.'),
  words(
    'BEST',
    3,
    'What harm do these crimes do in the jurisdiction?',
    'The third factor: figures and trends, no cases of named people.',
  ),
  yesNo('BEST', 4, 'Is there an Integrated Border Enforcement Team already?', 'The fourth factor.'),
];

const customsModule: readonly ModuleQuestion[] = [
  several('T19', 1, 'Which laws will designated officers enforce?', [
    ['NARCOTICS', 'Narcotics'],
    ['MONEY', 'Money laundering and bulk cash'],
    ['SMUGGLING', 'Smuggling'],
    ['FRAUD', 'Fraud'],
  ]),
  {
    ...base(
      'T19',
      2,
      'In which month did the nominees last qualify with firearms?',
      'The earliest month among all nominees.',
    ),
    type: 'MONTH',
  },
  yesNo(
    'T19',
    3,
    'Has the agency head attested the court-testimony history?',
    'The head attests that nothing bars a nominee from testifying.',
  ),
];

const fraudModule: readonly ModuleQuestion[] = [
  several('DBFTF', 1, 'Which documents are affected?', [
    ['LICENSE', 'Driver licenses and identity cards'],
    ['BIRTH', 'Birth certificates'],
    ['SOCIAL_SECURITY', 'Social security cards'],
    ['VISA', 'Visas and permits'],
    ['BENEFIT', 'Benefit claims'],
  ]),
  yesNo('DBFTF', 2, 'Is there a sign of insider risk?', 'Staff who may have sold or altered records.'),
  count('DBFTF', 3, 'How many licenses or cards are issued a year?', {
    help: 'The latest full year.',
    unit: 'documents a year',
    example: 240_000,
    max: 100_000_000,
  }),
  yesNo(
    'DBFTF',
    4,
    'Can investigators use audit records?',
    'Who looked up or changed which record, under your own law.',
  ),
];

const investigativeModules: readonly ModuleQuestion[] = [
  count('OCS', 1, 'How many gangs are active?', {
    help: 'Groups, not members.',
    unit: 'groups',
    example: 6,
    max: 10_000,
  }),
  words('OCS', 2, 'Which figures show the violence?', 'For example shootings a year. Name no persons.'),
  several('OCS', 3, 'Where do the groups recruit or meet?', [
    ['SCHOOL', 'Schools'],
    ['PRISON', 'Jails or prisons'],
  ]),
  yesNo(
    'PREDATOR',
    1,
    'Are you an affiliate of an Internet Crimes Against Children task force?',
    'By a signed affiliation.',
  ),
  yesNo('PREDATOR', 2, 'Do you have forensic capacity?', 'Your own examiner, or one you share.'),
  count('FIREWALL', 1, 'How many interdiction stops do you make a year?', {
    help: 'By interdiction officers only.',
    unit: 'stops a year',
    example: 900,
  }),
  yesNo('FIREWALL', 2, 'Do you have a K-9 team for currency?', 'Trained and certified.'),
  yesNo('FIREWALL', 3, 'Is there a currency handling policy?', 'In writing.'),
  several('IPR', 1, 'Which goods are affected?', [
    ['PHARMACY', 'Medicines'],
    ['ELECTRONICS', 'Electronics'],
    ['AUTO_PARTS', 'Vehicle parts'],
    ['APPAREL', 'Clothing and luxury goods'],
    ['MEDIA', 'Films, music, software'],
  ]),
  yesNo('IPR', 2, 'Is there a risk to health or safety?', 'For example medicines or brake parts.'),
  yesNo('AFES', 1, 'Is there a written policy on shared funds?', 'Who approves spending, for what.'),
];

export const moduleQuestions: readonly ModuleQuestion[] = [
  ...delegation('287G_JEM'),
  ...delegation('287G_TFM'),
  ...delegation('287G_WSO'),
  ...removalModules,
  ...borderModule,
  ...customsModule,
  ...fraudModule,
  ...investigativeModules,
];
