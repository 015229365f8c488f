import 'server-only';
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { PaperBlock } from './paper-block';
import { drawChanges } from './paper-changes';
import { drawCode } from './paper-code';
import { registerFonts } from './paper-font';
import { setText, textHeight } from './paper-ink';
import { drawMargins, type Margins } from './paper-margins';
import { COLOR, COLUMN, FACT_VALUE_LEFT, SHEET, STYLE, type TextStyle } from './paper-style';

// Draws blocks as a tagged PDF in which every word is in the structure tree. Nothing here reads a clock, so equal
// papers are equal bytes.

type Pdf = PDFKit.PDFDocument;
type Tags = PDFKit.PDFStructureElement;
type Text = Extract<PaperBlock, { text: string }>;
type Fact = { label: string; value: string };

/** A paper to draw. */
export type Paper = Margins & {
  /** The title in the PDF's own data and at the top of its outline. */
  title: string;
  /** What the paper is about, in the PDF's own data. */
  subject: string;
  createdAt: Date;
  blocks: PaperBlock[];
};

/** The room for a bullet, and for a number. */
const LABEL = { bullet: 16, number: 24 } as const;
/** A heading stays with this much of what follows: two lines. */
const FOLLOWED_BY = 36;
const VALUE_LEFT = SHEET.left + FACT_VALUE_LEFT;
const TAG = { kicker: 'P', title: 'H1', heading: 'H2', subheading: 'H3', paragraph: 'P', note: 'P' } as const;

/** pdfkit counts `left` from the right edge, so the sheet's width means its left edge. */
const outlinePlace = (top: number) => ({ expanded: false, top: Math.max(0, top), left: SHEET.width });

function makeRoom(pdf: Pdf, height: number): void {
  const bottom = SHEET.height - SHEET.bottom;
  if (pdf.y > SHEET.top && pdf.y + Math.min(height, bottom - SHEET.top) > bottom) pdf.addPage();
}

function drawText(pdf: Pdf, tags: Tags, block: Text): void {
  const style: TextStyle = STYLE[block.kind];
  const tag = TAG[block.kind];
  if (pdf.y > SHEET.top) pdf.y += style.before;
  const height = textHeight(pdf, block.text, style, COLUMN);
  makeRoom(pdf, tag === 'P' ? Math.min(height, FOLLOWED_BY) : height + FOLLOWED_BY);
  if (block.kind === 'heading') {
    pdf.outline.children.at(-1)?.addItem(block.text, outlinePlace(pdf.y - 12));
  }
  tags.add(pdf.struct(tag, {}, () => setText(pdf, block.text, style, { x: SHEET.left, y: pdf.y, width: COLUMN })));
  pdf.y += style.after - style.lineGap;
}

function drawList(pdf: Pdf, tags: Tags, items: string[]): void {
  const list = pdf.struct('L');
  tags.add(list);
  for (const item of items) {
    // An item that carries a number of its own gets no bullet beside it.
    const [, number, rest] = /^(\d{1,3}\.) (.+)$/su.exec(item) ?? [];
    const text = rest ?? item;
    const left = number ? LABEL.number : LABEL.bullet;
    const width = COLUMN - left;
    makeRoom(pdf, Math.min(textHeight(pdf, text, STYLE.item, width), FOLLOWED_BY));
    const top = pdf.y;
    const line = pdf.struct('LI');
    list.add(line);
    line.add(
      pdf.struct('Lbl', {}, () =>
        number
          ? setText(pdf, number, STYLE.item, { x: SHEET.left, y: top, width: left })
          : setText(pdf, '•', STYLE.bullet, { x: SHEET.left + 3, y: top - 1.8, width: 12 }),
      ),
    );
    line.add(pdf.struct('LBody', {}, () => setText(pdf, text, STYLE.item, { x: SHEET.left + left, y: top, width })));
    pdf.y += STYLE.item.after - STYLE.item.lineGap;
  }
  pdf.y += STYLE.paragraph.after - STYLE.item.after;
}

const labelWidth = FACT_VALUE_LEFT - 14;
const valueWidth = COLUMN - FACT_VALUE_LEFT;

function factHeight(pdf: Pdf, { label, value }: Fact): number {
  return Math.max(textHeight(pdf, label, STYLE.label, labelWidth), textHeight(pdf, value, STYLE.value, valueWidth));
}

/** The room that a subheading takes with its facts; 0 for other blocks. */
function factsRoom(pdf: Pdf, block: PaperBlock | undefined, next: PaperBlock | undefined): number {
  if (block?.kind !== 'subheading' || next?.kind !== 'facts') return 0;
  const gap = STYLE.value.after - STYLE.value.lineGap;
  const facts = next.rows.reduce((sum, row) => sum + factHeight(pdf, row) + gap, 0);
  return textHeight(pdf, block.text, STYLE.subheading, COLUMN) + STYLE.subheading.before + facts;
}

/**
 * A subheading and its facts stay on one page where they fit on one, as a signature block must; a heading before them
 * goes with them, so that it never ends a page.
 */
function keepTogether(pdf: Pdf, [block, second, third]: readonly PaperBlock[]): void {
  const own = factsRoom(pdf, block, second);
  const following = block?.kind === 'heading' ? factsRoom(pdf, second, third) : 0;
  if (own > 0) makeRoom(pdf, own);
  if (block?.kind === 'heading' && following > 0) {
    const { before, after } = STYLE.heading;
    makeRoom(pdf, textHeight(pdf, block.text, STYLE.heading, COLUMN) + before + after + following);
  }
}

function drawFact(pdf: Pdf, table: Tags, { label, value }: Fact): void {
  const labelHeight = textHeight(pdf, label, STYLE.label, labelWidth);
  makeRoom(pdf, factHeight(pdf, { label, value }));
  const top = pdf.y;
  const row = pdf.struct('TR');
  table.add(row);
  row.add(
    pdf.struct('TH', {}, () => setText(pdf, label, STYLE.label, { x: SHEET.left, y: top + 0.4, width: labelWidth })),
  );
  row.add(pdf.struct('TD', {}, () => setText(pdf, value, STYLE.value, { x: VALUE_LEFT, y: top, width: valueWidth })));
  // A value that went on to the next page ends above its own label; then only the value counts.
  pdf.y = (pdf.y < top ? pdf.y : Math.max(pdf.y, top + labelHeight)) + STYLE.value.after - STYLE.value.lineGap;
}

/** A QR code at the left, its words beside it. */
const CODE = { side: 108, gap: 18 } as const;

function drawAddress(pdf: Pdf, tags: Tags, { address, words }: Extract<PaperBlock, { kind: 'code' }>): void {
  const width = COLUMN - CODE.side - CODE.gap;
  const height = Math.max(CODE.side, textHeight(pdf, words, STYLE.paragraph, width));
  makeRoom(pdf, height);
  const top = pdf.y;
  const place = { x: SHEET.left, y: top, side: CODE.side };
  tags.add(pdf.struct('Figure', { alt: `QR code that opens ${address}` }, () => drawCode(pdf, address, place)));
  const left = SHEET.left + CODE.side + CODE.gap;
  tags.add(pdf.struct('P', {}, () => setText(pdf, words, STYLE.paragraph, { x: left, y: top, width })));
  pdf.y = top + height + CODE.gap;
}

/** Room above a line to write on in ink. */
const INK_ROOM = 46;

function drawLine(pdf: Pdf, tags: Tags, label: string): void {
  makeRoom(pdf, INK_ROOM + FOLLOWED_BY);
  const y = pdf.y + INK_ROOM;
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .moveTo(SHEET.left, y)
    .lineTo(SHEET.width - SHEET.right, y)
    .lineWidth(0.8)
    .strokeColor(COLOR.ink)
    .stroke();
  pdf.endMarkedContent();
  tags.add(pdf.struct('P', {}, () => setText(pdf, label, STYLE.label, { x: SHEET.left, y: y + 4, width: COLUMN })));
}

function drawBlock(pdf: Pdf, tags: Tags, block: PaperBlock): void {
  if (block.kind === 'page') pdf.addPage();
  else if (block.kind === 'changes') drawChanges(pdf, tags, block);
  else if (block.kind === 'list') drawList(pdf, tags, block.items);
  else if (block.kind === 'line') drawLine(pdf, tags, block.label);
  else if (block.kind === 'code') drawAddress(pdf, tags, block);
  else if (block.kind === 'facts') {
    const table = pdf.struct('Table');
    tags.add(table);
    for (const row of block.rows) drawFact(pdf, table, row);
    pdf.y += 6;
  } else drawText(pdf, tags, block);
}

function openDocument(paper: Paper): Pdf {
  const pdf = new PDFDocument({
    size: 'LETTER',
    margins: { left: SHEET.left, right: SHEET.right, top: SHEET.top, bottom: SHEET.bottom },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: paper.title,
      Subject: paper.subject,
      Author: 'ACCESS Partnership Portal',
      Creator: 'ACCESS Partnership Portal',
      Producer: 'ACCESS Partnership Portal',
      CreationDate: paper.createdAt,
    },
  });
  registerFonts(pdf);
  return pdf;
}

/**
 * Draws a paper.
 * @param paper its blocks and margins
 * @returns the PDF's bytes; equal papers give equal bytes
 * @throws UnprintableTextError when a text has characters the font lacks
 */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const pdf = openDocument(paper);
  const parts: Uint8Array[] = [];
  pdf.on('data', (part: Uint8Array) => parts.push(part));
  const ended = once(pdf, 'end');
  pdf.outline.addItem(paper.title, { ...outlinePlace(0), expanded: true });
  const tags = pdf.struct('Document');
  pdf.addStructure(tags);
  for (const [index, block] of paper.blocks.entries()) {
    keepTogether(pdf, paper.blocks.slice(index, index + 3));
    drawBlock(pdf, tags, block);
  }
  drawMargins(pdf, paper);
  pdf.end();
  await ended;
  return new Uint8Array(Buffer.concat(parts));
}
