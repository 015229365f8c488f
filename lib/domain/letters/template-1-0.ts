// Version 1.0 of the decision letters. The words are our own. A released letter keeps the version it was made with: a
// change of words is a new file beside this one.
import type { LetterBlock, LetterContent, Statement } from '@/lib/domain/letters/letter';
import { letterTitles } from '@/lib/domain/letters/letter';
import type { LetterMatter } from '@/lib/domain/letters/letter-matter';
import { declineReasons } from '@/lib/domain/requests/decline-reasons';

const heading = (text: string): LetterBlock => ({ kind: 'heading', text });
const say = (text: string, ...restsOn: Statement['restsOn']): LetterBlock => ({
  kind: 'statement',
  statement: { text, restsOn },
});
const list = (items: readonly Statement[]): LetterBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items: [...items] }];

const decision = ({ decidedOn }: LetterMatter) => ({ kind: 'decision', on: decidedOn }) as const;

const opening = (matter: LetterMatter): LetterBlock[] => {
  const named = `your request ${matter.number}${matter.title ? `, “${matter.title}”` : ''}`;
  const what = matter.title ? `${named},` : named;
  const sentences = {
    APPROVED: `On ${matter.decidedOn} we approved ${what} for a partnership with U.S. Immigration and Customs Enforcement.`,
    APPROVED_WITH_CONDITIONS: `On ${matter.decidedOn} we approved ${what} with the conditions listed below.`,
    DEFERRED: `On ${matter.decidedOn} we deferred ${what} until the review date below.`,
    DECLINED: `On ${matter.decidedOn} we declined ${named}.`,
    RECONSIDERATION: `You asked us on ${matter.reconsideration?.askedOn ?? ''} to look again at ${named}. Another person than the first decider did so, and the decision to decline stands.`,
  } as const;
  const asked = matter.reconsideration;
  return [
    say(
      sentences[matter.kind],
      matter.kind === 'RECONSIDERATION' && asked ? { kind: 'reconsideration', on: asked.askedOn } : decision(matter),
    ),
  ];
};

const reasons = (matter: LetterMatter): LetterBlock[] => [
  heading('Why'),
  ...(matter.kind === 'RECONSIDERATION' && matter.reconsideration
    ? [say(matter.reconsideration.outcomeReason, { kind: 'reconsideration', on: matter.reconsideration.askedOn })]
    : []),
  ...(matter.declineCode ? [say(declineReasons[matter.declineCode].paragraph, decision(matter))] : []),
  say(matter.reason, decision(matter)),
];

const programs = (matter: LetterMatter): LetterBlock[] =>
  matter.programs.length === 0
    ? []
    : [
        heading(matter.kind.startsWith('APPROVED') ? 'What is offered' : 'What the assessment showed'),
        ...matter.programs.flatMap((program) => [
          say(program.need === null ? `${program.name}.` : `${program.name}: need ${program.need} of 100.`, {
            kind: 'score',
            program: program.code,
            name: program.name,
          }),
          ...list(
            program.reasons.map(({ text, answers }) => ({
              text,
              restsOn:
                answers.length > 0
                  ? answers.map((answer) => ({ kind: 'answer', ...answer }) as const)
                  : [{ kind: 'score', program: program.code, name: program.name } as const],
            })),
          ),
        ]),
      ];

const looked = (matter: LetterMatter): LetterBlock[] => {
  const items: Statement[] = [
    ...matter.concerns.map(({ label, severity }) => ({
      text: `You rated ${label} as ${severity}.`,
      restsOn: [{ kind: 'concern', label } as const],
    })),
    ...matter.documents.map(({ id, filename }) => ({
      text: `You sent us the file ${filename}.`,
      restsOn: [{ kind: 'document', documentId: id, name: filename } as const],
    })),
  ];
  return items.length === 0 ? [] : [heading('What you told us'), ...list(items)];
};

const conditions = (matter: LetterMatter): LetterBlock[] =>
  matter.conditions.length === 0
    ? []
    : [
        heading('Conditions'),
        ...list(
          matter.conditions.map(({ position, text, blocking, owner, dueOn }) => ({
            text: `${position}. ${text} ${owner === 'AGENCY' ? 'Your agency' : 'ICE'} meets it by ${dueOn}.${
              blocking ? ' Nobody signs before it is met or waived.' : ''
            }`,
            restsOn: [{ kind: 'condition', position } as const],
          })),
        ),
      ];

const next = (matter: LetterMatter): LetterBlock[] => {
  if (matter.kind === 'RECONSIDERATION') {
    return [heading('What you can do'), say('You can file a new request that refers to this one at any time.')];
  }
  if (matter.kind === 'DEFERRED') {
    return [
      heading('What happens next'),
      say(
        `We take the request up again on ${matter.reviewOn ?? 'the review date'}, or earlier when the reason falls away. You need not do anything.`,
        decision(matter),
      ),
    ];
  }
  if (matter.kind === 'DECLINED') {
    return [
      heading('What you can do'),
      say(
        `You can ask for another look until ${matter.reconsiderBy ?? 'the last day shown in the portal'}. Somebody else than the first decider takes it.`,
        decision(matter),
        { kind: 'rule', text: 'Our own rule: another look within the set number of business days' },
      ),
      say('You can also file a new request that refers to this one at any time.'),
    ];
  }
  const agreements = matter.programs.filter(({ producesAgreement }) => producesAgreement).map(({ name }) => name);
  return [
    heading('What happens next'),
    say(
      agreements.length === 0
        ? 'Your liaison sets up what is offered and tells you whom to call.'
        : `We prepare the text of an agreement for: ${agreements.join(', ')}. Your liaison opens it for you to read, edit and comment.`,
      decision(matter),
    ),
  ];
};

/** Writes a letter by version 1.0 of the templates. */
export const letterByTemplate10 = (matter: LetterMatter): LetterContent => ({
  kind: matter.kind,
  templateVersion: '1.0',
  title: letterTitles[matter.kind],
  number: matter.number,
  agencyName: matter.agencyName,
  addressee: matter.addressee,
  from: { ...matter.from },
  supersedes: matter.supersedes
    ? `This letter takes the place of letter ${matter.supersedes.n} of ${matter.supersedes.releasedOn}. ${matter.supersedes.change}`
    : '',
  blocks: [
    ...opening(matter),
    ...reasons(matter),
    ...programs(matter),
    ...looked(matter),
    ...conditions(matter),
    ...next(matter),
    ...(matter.remark ? [heading('A word to you'), say(matter.remark, decision(matter))] : []),
  ],
  demonstration: matter.demonstration,
});
