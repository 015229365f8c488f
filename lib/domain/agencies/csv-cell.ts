// Cells of files that people open in a spreadsheet. What begins like a formula would be run there (OWASP, CSV
// Injection): it gets an apostrophe in front, which spreadsheets take as "this is text". A spreadsheet set to another
// separator cuts a cell at its semicolons, tabs and line ends, quoted or not: there a part of a cell begins one as well.

// With the full-width forms that spreadsheets of some languages take for the plain ones, after blanks and quotes.
const formula = /(?<=^|[;\t\r\n])(?=[ \u00A0\uFEFF"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
const markedFormula = /(?<=^|[;\t\r\n])'(?=[ \u00A0\uFEFF"']*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
const blankStart = /^(?='*[\t\r\n])/u;
const markedStart = /^'(?='*[\t\r\n])/u;

/** One cell, quoted, and harmless in a spreadsheet. */
export const csvCell = (value: string): string => {
  const safe = value.replace(formula, "'").replace(blankStart, "'");
  return `"${safe.replaceAll('"', '""')}"`;
};

/** What was in a cell before the apostrophes were set; for files that the portal has handed out and gets back. */
export const cellAsTyped = (cell: string): string => cell.replace(markedStart, '').replace(markedFormula, '');

/** A whole file with the mark that tells spreadsheets it is UTF-8. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
