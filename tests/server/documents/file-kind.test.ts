import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recogniseFile } from '@/lib/server/documents/file-kind';
import { cleanFileName } from '@/lib/server/documents/file-name';
import { anExe, anOfficeFile, aPdf, aPng } from '@/tests/support/sample-files';

const text = (content: string) => new TextEncoder().encode(content);

describe('a file is what its content says', () => {
  test('the kinds of the list are taken', async () => {
    const taken: [string, Uint8Array, string][] = [
      ['letter.pdf', await aPdf(), 'PDF'],
      ['LETTER.PDF', await aPdf(), 'PDF'],
      ['chart.png', aPng(), 'PNG image'],
      ['policy.docx', anOfficeFile('docx'), 'Word document'],
      ['figures.xlsx', anOfficeFile('xlsx'), 'Excel workbook'],
      ['notes.txt', text('\uFEFFA policy.\r\nIn plain words – with a dash.'), 'Text file'],
      ['counts.csv', text('month,incidents\nJan,4\n'), 'CSV table'],
    ];
    for (const [name, bytes, label] of taken) {
      const kind = await recogniseFile(name, bytes);
      expect(kind.ok ? kind.type.label : `${name} ${kind.why}`).toBe(label);
    }
  });

  test('everything else is refused, whatever it is called', async () => {
    const refused: [string, Uint8Array, string][] = [
      ['empty.pdf', new Uint8Array(), 'EMPTY'],
      ['program.pdf', anExe(), 'WRONG_TYPE'],
      ['program.exe', anExe(), 'WRONG_TYPE'],
      ['program.txt', anExe(), 'WRONG_TYPE'],
      ['letter.txt', text('{\\rtf1\\ansi A letter.}'), 'WRONG_TYPE'],
      ['letter.txt', await aPdf(), 'WRONG_ENDING'],
      ['letter.exe', await aPdf(), 'WRONG_ENDING'],
      ['chart.pdf', aPng(), 'WRONG_ENDING'],
      ['words.pdf', text('only words'), 'WRONG_TYPE'],
      ['noending', text('only words'), 'WRONG_TYPE'],
      ['page.txt', text('  <!doctype html><script>1</script>'), 'WRONG_TYPE'],
      ['drawing.txt', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'WRONG_TYPE'],
      ['drawing.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'WRONG_TYPE'],
      ['binary.csv', new Uint8Array([65, 44, 0, 66]), 'WRONG_TYPE'],
      ['latin.txt', new Uint8Array([0x63, 0x61, 0x66, 0xe9]), 'WRONG_TYPE'],
      ['macros.docx', anOfficeFile('docm'), 'WRONG_TYPE'],
      ['list.csv', text('unit,id\nA,123-45-6789\n'), 'IDENTIFIER_IN_TEXT'],
      ['report A123456789.pdf', await aPdf(), 'IDENTIFIER_IN_NAME'],
    ];
    for (const [name, bytes, why] of refused) {
      expect([name, await recogniseFile(name, bytes)]).toEqual([name, { ok: false, why }]);
    }
  });
});

const officeOf = (kind: 'docx' | 'xlsx', parts: Record<string, Uint8Array>) =>
  zipSync({ ...unzipSync(anOfficeFile(kind)), ...parts });
const words = (content: string) => text(`<w:document><w:p>${content}</w:p></w:document>`);
const pdfWith = (object: string) => text(`%PDF-1.7\n1 0 obj\n<< ${object} >>\nendobj\ntrailer << >>\n%%EOF`);

test('what hides programs, is locked, or unpacks without end is refused', async () => {
  const cases: [string, Uint8Array, string][] = [
    ['one.pdf', new Uint8Array([37]), 'WRONG_TYPE'],
    ['page.pdf', text('<html><script>1</script></html>'), 'WRONG_TYPE'],
    ['drawing.png', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'WRONG_TYPE'],
    ['archive.docx', zipSync({ 'a.txt': text('only words') }), 'WRONG_TYPE'],
    ['script.pdf', pdfWith('/S /JavaScript /JS (app.alert(1))'), 'ACTIVE'],
    ['launch.pdf', pdfWith('/S /Launch /F (cmd.exe)'), 'ACTIVE'],
    ['inside.pdf', pdfWith('/Type /EmbeddedFile /Length 3'), 'ACTIVE'],
    ['locked.pdf', pdfWith('/Encrypt 4 0 R'), 'LOCKED'],
    ['macro.docx', officeOf('docx', { 'word/vbaProject.bin': text('macro') }), 'ACTIVE'],
    ['control.xlsx', officeOf('xlsx', { 'xl/activeX/activeX1.xml': text('<x/>') }), 'ACTIVE'],
    ['bomb.docx', officeOf('docx', { 'word/media/a.bmp': new Uint8Array(201_000_000) }), 'TOO_DEEP'],
    [
      'many.xlsx',
      officeOf('xlsx', Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`xl/${at}.xml`, text('')]))),
      'TOO_DEEP',
    ],
    [
      'numbers.docx',
      officeOf('docx', { 'word/document.xml': words('<w:t>A123</w:t><w:t>456789</w:t>') }),
      'IDENTIFIER_IN_TEXT',
    ],
  ];
  for (const [name, bytes, why] of cases) {
    const begun = performance.now();
    expect([name, await recogniseFile(name, bytes)]).toEqual([name, { ok: false, why }]);
    expect(performance.now() - begun).toBeLessThan(5000);
  }
  const plain = officeOf('docx', { 'word/document.xml': words('<w:t>8 USC 1357(g), 4,200 bookings</w:t>') });
  expect(await recogniseFile('plain.docx', plain)).toMatchObject({ ok: true });
});

test('a name is made safe to show and to save', () => {
  const names: [string, string][] = [
    ['letter.pdf', 'letter.pdf'],
    ['C:\\Users\\maria\\letter.pdf', 'letter.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\r\n.pdf', 'ab.pdf'],
    ['what? <now>: "a|b*".pdf', 'what- -now-- -a-b--.pdf'],
    ['  .hidden.pdf. ', 'hidden.pdf'],
    ['CON.pdf', 'file-CON.pdf'],
    ['cafe\u0301.pdf', 'caf\u00e9.pdf'],
    ['...', 'file'],
    ['', 'file'],
  ];
  for (const [given, clean] of names) expect(cleanFileName(given)).toBe(clean);
  const long = cleanFileName(`${'a'.repeat(300)}.pdf`);
  expect(long).toHaveLength(120);
  expect(long.endsWith('a.pdf')).toBe(true);
});
