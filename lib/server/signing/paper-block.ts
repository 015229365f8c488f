import 'server-only';
import type { WordPart } from '@/lib/domain/word-diff';

// The few kinds of block a paper of the portal is made of. The PDF and its plain-text twin are both drawn from this
// one list, so they cannot say different things.

/** One block of words, in reading order. */
export type WordBlock =
  | { kind: 'kicker'; text: string }
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: { label: string; value: string }[] }
  | { kind: 'page' };

/**
 * A block of words, an address as a QR code with words beside it that say the same to whoever cannot scan it, a line to
 * write on, or a text with what came in and went out.
 */
export type PaperBlock =
  | WordBlock
  | { kind: 'code'; address: string; words: string }
  | { kind: 'line'; label: string }
  | { kind: 'changes'; parts: readonly WordPart[] };

/** A paragraph or a list found in plain text. */
type ProseBlock = Extract<PaperBlock, { kind: 'paragraph' | 'list' }>;

// Characters that print nothing: they would be hashed and signed without anybody seeing them.
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/**
 * The printed form of a text: composed characters, one kind of space, no invisible characters.
 * @param text any plain text
 * @returns the text as it is printed, with line breaks kept
 */
export function printedText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[^\S\n]/g, ' ')
    .split('\n')
    .map((line) => line.replace(INVISIBLE, '').trim())
    .join('\n');
}

/**
 * Splits plain text into paragraphs and lists.
 * @param text paragraphs parted by an empty line; lines that start with "- " are list items
 * @returns the blocks in reading order; none for an empty text
 */
export function proseBlocks(text: string): ProseBlock[] {
  const blocks: ProseBlock[] = [];
  let open: ProseBlock | null = null;
  for (const line of printedText(text).split('\n')) {
    if (line === '') {
      open = null;
    } else if (line.startsWith('- ')) {
      const item = line.slice(2).trim();
      if (open?.kind === 'list') open.items.push(item);
      else {
        open = { kind: 'list', items: [item] };
        blocks.push(open);
      }
    } else if (open === null) {
      open = { kind: 'paragraph', text: line };
      blocks.push(open);
    } else if (open.kind === 'paragraph') {
      open.text = `${open.text} ${line}`;
    } else {
      open.items.push(`${open.items.pop() ?? ''} ${line}`);
    }
  }
  return blocks;
}

/**
 * The words of one block, one entry for each paragraph a reader hears.
 * @param block any block
 * @returns its paragraphs; none for a page break
 */
export function blockParagraphs(block: PaperBlock): string[] {
  if (block.kind === 'page') return [];
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`);
  if (block.kind === 'changes') {
    return block.parts.map(({ kind, text }) => (kind === 'same' ? text : `[${kind}: ${text}]`));
  }
  if (block.kind === 'line') return [block.label];
  if (block.kind === 'code') return [`${block.words} ${block.address}`];
  if (block.kind === 'facts') return block.rows.map((row) => `${row.label}: ${row.value}`);
  return [block.text];
}
