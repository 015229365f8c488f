import 'server-only';
import { Zip, ZipDeflate } from 'fflate';

// A table as a workbook (ECMA-376, SpreadsheetML), written as fast as it is read. Every cell is text and says so, so
// that no spreadsheet takes one for a formula, whatever it begins with.

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = (part: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`;

// The first line stays in sight, in bold.
const parts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type('sheet.main')}"/><Override PartName="/xl/styles.xml" ContentType="${type('styles')}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type('worksheet')}"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

const workbook = (name: string): string =>
  `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${inXml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`;

const sheetStart = `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="64" width="22" customWidth="1"/></cols><sheetData>`;

/** A cell holds no more (Excel's own bound). */
const charsMax = 32_767;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Letters that XML cannot hold are left out; `_x0041_` would be read as the letter it names (ECMA-376, 22.4.2.4).
const inXml = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/_(?=x[\dA-F]{4}_)/giu, '_x005F_')
    .replaceAll(/[&<>"]/gu, (sign) => entities[sign] ?? '');

const cell = (text: string, style: string): string =>
  `<c t="inlineStr"${style}><is><t xml:space="preserve">${inXml(text.slice(0, charsMax))}</t></is></c>`;

const row = (cells: readonly string[], style = ''): string =>
  `<row>${cells.map((text) => cell(text, style)).join('')}</row>`;

/**
 * A workbook of one sheet.
 * @param batches the rows below the heading, some at a time
 * @returns its bytes, as they come about
 */
export async function* xlsxTable(
  table: { name: string; heading: readonly string[]; at: Date },
  batches: AsyncIterable<readonly (readonly string[])[]>,
): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const begin = (name: string): ZipDeflate => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = table.at;
    zip.add(file);
    return file;
  };
  const encoder = new TextEncoder();
  for (const [name, xml] of Object.entries({ ...parts, 'xl/workbook.xml': workbook(table.name) })) {
    begin(name).push(encoder.encode(head + xml), true);
  }
  const sheet = begin('xl/worksheets/sheet1.xml');
  sheet.push(encoder.encode(head + sheetStart + row(table.heading, ' s="1"')));
  for await (const rows of batches) {
    sheet.push(encoder.encode(rows.map((cells) => row(cells)).join('')));
    yield* made.splice(0);
  }
  sheet.push(encoder.encode('</sheetData></worksheet>'), true);
  zip.end();
  yield* made.splice(0);
}
