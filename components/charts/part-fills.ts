// The parts of a bar. Each has a letter besides its shade, which stands in the bar where there is room: nothing hangs on
// color alone. The table under each chart has every figure.
const fills = [
  { fill: 'fill-primary-light', text: 'fill-ink', letter: 'A' },
  { fill: 'fill-primary', text: 'fill-white', letter: 'B' },
  { fill: 'fill-tag-yellow', text: 'fill-ink', letter: 'C' },
  { fill: 'fill-primary-darker', text: 'fill-white', letter: 'D' },
] as const;

/** The look of a part by its place. */
export const partFills = (at: number): (typeof fills)[number] => fills[at % fills.length] ?? fills[0];
