import 'server-only';
import { groundLabel, type LetterBlock, type LetterContent, type Statement } from '@/lib/domain/letters/letter';
import { renderPaper } from '@/lib/server/signing/paper';
import { type PaperBlock, printedText, proseBlocks } from '@/lib/server/signing/paper-block';

// The letter as a tagged PDF. On paper a statement names what it rests on; the page in the portal links there.

/** What tells one letter from the next: its number within the case and the day it was released. */
export type LetterHead = { n: number; releasedOn: string; releasedAt: Date };

const withGrounds = ({ text, restsOn }: Statement): string =>
  restsOn.length === 0 ? text : `${text} [${restsOn.map(groundLabel).join('; ')}]`;

const toPaper = (block: LetterBlock): PaperBlock[] => {
  if (block.kind === 'heading') return [{ kind: 'heading', text: printedText(block.text) }];
  if (block.kind === 'list') {
    return [{ kind: 'list', items: block.items.map((item) => printedText(withGrounds(item)).replaceAll('\n', ' ')) }];
  }
  return proseBlocks(withGrounds(block.statement));
};

/** The blocks of a letter's paper, in reading order. */
export const letterBlocks = (letter: LetterContent, head: LetterHead): PaperBlock[] => [
  { kind: 'kicker', text: printedText(`Decision letter ${head.n}, request ${letter.number}`) },
  { kind: 'title', text: printedText(letter.title) },
  ...(letter.supersedes ? ([{ kind: 'note', text: printedText(letter.supersedes) }] as const) : []),
  {
    kind: 'facts',
    rows: [
      {
        label: 'To',
        value: printedText(letter.addressee ? `${letter.addressee}\n${letter.agencyName}` : letter.agencyName),
      },
      { label: 'Date', value: head.releasedOn },
      { label: 'Request', value: printedText(letter.number) },
    ],
  },
  ...letter.blocks.flatMap(toPaper),
  { kind: 'heading', text: 'From' },
  {
    kind: 'paragraph',
    text: printedText(`${letter.from.name}, ${letter.from.title}, ${letter.from.office}`),
  },
  {
    kind: 'paragraph',
    text: printedText(
      `Words in square brackets name what a statement rests on. In the portal each of them is a link. Template ${letter.templateVersion}.`,
    ),
  },
];

/**
 * Renders a letter.
 * @returns the bytes of a tagged PDF; equal input gives equal bytes
 * @throws UnprintableTextError when a text has characters the embedded font lacks
 */
export const renderLetter = (letter: LetterContent, head: LetterHead): Promise<Uint8Array> =>
  renderPaper({
    title: printedText(`${letter.title} (${letter.number})`),
    subject: printedText(`Decision letter ${head.n} about request ${letter.number}`),
    headerLeft: printedText(`Request ${letter.number}`),
    headerRight: 'Decision letter',
    pageWord: 'Page',
    createdAt: head.releasedAt,
    demonstration: letter.demonstration,
    blocks: letterBlocks(letter, head),
  });
