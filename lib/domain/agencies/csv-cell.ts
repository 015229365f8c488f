// Cells of files that people open in a spreadsheet. A cell that begins like a formula would be run there (OWASP, CSV
// Injection): it gets an apostrophe in front, which spreadsheets take as "this is text".

/** One cell, quoted, and harmless in a spreadsheet. */
export const csvCell = (value: string): string => {
  const safe = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** A whole file with the mark that tells spreadsheets it is UTF-8. */
export const csvFile = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((cells) => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
