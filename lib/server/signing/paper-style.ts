import 'server-only';
import type { Weight } from './paper-font';

// Measures of a paper, in points. US Letter; the text column holds about 75 characters.

/** The sheet and its column. */
export const SHEET = { width: 612, height: 792, left: 86, right: 86, top: 92, bottom: 84 } as const;
/** Width of the text column. */
export const COLUMN = SHEET.width - SHEET.left - SHEET.right;
/** Where the value of a fact starts, from the left edge of the column. */
export const FACT_VALUE_LEFT = 132;

/**
 * Colours: the ink, muted and line colours of the portal, those of changed words, and the warning pair for the
 * demonstration mark.
 */
export const COLOR = {
  ink: '#1b1b1b',
  muted: '#565c65',
  line: '#c6cace',
  accent: '#1a4480',
  added: '#216e1f',
  removed: '#b50909',
  markText: '#8b0a03',
  markGround: '#f8dfe2',
} as const;

/** How one kind of text is set. Space is in points, before and after it. */
export type TextStyle = {
  size: number;
  weight: Weight;
  color: string;
  lineGap: number;
  before: number;
  after: number;
};

const style = (size: number, weight: Weight, color: string, space: Omit<TextStyle, 'size' | 'weight' | 'color'>) => ({
  size,
  weight,
  color,
  ...space,
});

/** The styles of a paper. */
export const STYLE = {
  kicker: style(10, 'bold', COLOR.accent, { lineGap: 2, before: 0, after: 6 }),
  title: style(22, 'bold', COLOR.ink, { lineGap: 3, before: 0, after: 14 }),
  heading: style(13.5, 'bold', COLOR.ink, { lineGap: 2, before: 18, after: 6 }),
  subheading: style(11, 'bold', COLOR.ink, { lineGap: 2, before: 12, after: 5 }),
  paragraph: style(10.5, 'regular', COLOR.ink, { lineGap: 3.4, before: 0, after: 8 }),
  note: style(10.5, 'regular', COLOR.markText, { lineGap: 3.4, before: 0, after: 14 }),
  item: style(10.5, 'regular', COLOR.ink, { lineGap: 3.4, before: 0, after: 6 }),
  bullet: style(13, 'regular', COLOR.ink, { lineGap: 0, before: 0, after: 0 }),
  label: style(10, 'regular', COLOR.muted, { lineGap: 3.4, before: 0, after: 8 }),
  value: style(10.5, 'regular', COLOR.ink, { lineGap: 3, before: 0, after: 8 }),
  margin: style(8.5, 'regular', COLOR.muted, { lineGap: 0, before: 0, after: 0 }),
  mark: style(8.5, 'bold', COLOR.markText, { lineGap: 0, before: 0, after: 0 }),
} as const satisfies Record<string, TextStyle>;
