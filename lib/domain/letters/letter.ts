// A decision letter as data: blocks of text, each statement with what it rests on. The page, the PDF and the hash are
// all made from this one form, so they cannot say different things.
import { z } from 'zod';
import { programCodes } from '@/lib/domain/programs/program-code';

export const letterKinds = ['APPROVED', 'APPROVED_WITH_CONDITIONS', 'DEFERRED', 'DECLINED', 'RECONSIDERATION'] as const;

export type LetterKind = (typeof letterKinds)[number];

export const letterTitles = {
  APPROVED: 'Your request is approved',
  APPROVED_WITH_CONDITIONS: 'Your request is approved with conditions',
  DEFERRED: 'Your request is deferred',
  DECLINED: 'Your request is declined',
  RECONSIDERATION: 'The decision on your request was looked at again',
} as const satisfies Record<LetterKind, string>;

const short = z.string().max(500);
const long = z.string().max(5000);

const ground = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), code: z.string().max(20), section: z.string().max(40) }),
  z.strictObject({ kind: z.literal('concern'), label: short }),
  z.strictObject({ kind: z.literal('score'), program: z.enum(programCodes), name: short }),
  z.strictObject({ kind: z.literal('document'), documentId: z.uuid(), name: short }),
  z.strictObject({ kind: z.literal('condition'), position: z.number().int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('decision'), on: short }),
  z.strictObject({ kind: z.literal('reconsideration'), on: short }),
  z.strictObject({ kind: z.literal('letter'), n: z.number().int().min(1).max(1000) }),
  z.strictObject({ kind: z.literal('rule'), text: short }),
]);

/** What a statement rests on: something the agency can look up. */
export type Ground = z.output<typeof ground>;

const statement = z.strictObject({ text: long, restsOn: z.array(ground).max(20) });

/** One sentence or paragraph of a letter, with its grounds. */
export type Statement = z.output<typeof statement>;

const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text: short }),
  z.strictObject({ kind: z.literal('statement'), statement }),
  z.strictObject({ kind: z.literal('list'), items: z.array(statement).max(60) }),
]);

export type LetterBlock = z.output<typeof block>;

export const letterContent = z.strictObject({
  kind: z.enum(letterKinds),
  templateVersion: z.literal('1.0'),
  title: short,
  number: short,
  agencyName: short,
  addressee: short,
  from: z.strictObject({ name: short, title: short, office: short }),
  /** "This letter takes the place of letter 1 of Nov 24, 2026. The reference was wrong." Empty for a first letter. */
  supersedes: long,
  blocks: z.array(block).max(80),
  demonstration: z.boolean(),
});

export type LetterContent = z.output<typeof letterContent>;

/** The words of a link to a ground. */
export const groundLabel = (one: Ground): string => {
  switch (one.kind) {
    case 'answer':
      return `Your answer ${one.code}`;
    case 'concern':
      return `Your rating of “${one.label}”`;
    case 'score':
      return `Recommendation on ${one.name}`;
    case 'document':
      return one.name;
    case 'condition':
      return `Condition ${one.position}`;
    case 'decision':
      return `Decision of ${one.on}`;
    case 'reconsideration':
      return `Another look, asked for on ${one.on}`;
    case 'letter':
      return `Letter ${one.n}`;
    case 'rule':
      return one.text;
  }
};
