import 'server-only';
import type { AmendedPart } from './agreement-document';
import { printedText, proseBlocks, type WordBlock } from './paper-block';

const line = (text: string) => printedText(text).replaceAll('\n', ' ');

/** What an amendment prints in place of a whole agreement: what it changes, how that reads from now on, and no more. */
export const amendmentBlocks = (part: AmendedPart): WordBlock[] => [
  { kind: 'heading', text: 'What this amendment changes' },
  {
    kind: 'facts',
    rows: [
      { label: 'Agreement', value: line(`${part.agreementNumber}, ${part.agreementTitle}`) },
      { label: 'Kind', value: line(part.kindLabel) },
      { label: 'Builds on', value: line(`The sealed file of ${part.baseNumber}`) },
      { label: 'SHA-256 of that file', value: part.baseSha256 },
    ],
  },
  { kind: 'heading', text: 'Why' },
  ...proseBlocks(part.reason),
  ...(part.terms.length === 0
    ? []
    : [
        { kind: 'heading', text: 'Terms' } as const,
        ...part.terms.map(
          ({ label, before, after }): WordBlock => ({
            kind: 'facts',
            rows: [
              { label: line(label), value: line(`Until now: ${before}`) },
              { label: line(label), value: line(`From now on: ${after}`) },
            ],
          }),
        ),
      ]),
  ...part.sections.flatMap(({ number, heading, body }): WordBlock[] => [
    { kind: 'heading', text: line(`Section ${number}, ${heading}, reads from now on`) },
    ...proseBlocks(body),
  ]),
  { kind: 'heading', text: 'Everything else stands' },
  { kind: 'paragraph', text: line(part.standing) },
];
