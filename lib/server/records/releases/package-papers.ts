import 'server-only';
import { exemptionText } from '@/lib/domain/records/exemptions';
import { releaseProfiles } from '@/lib/domain/records/profiles';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import { env } from '@/lib/server/env';
import type { Leaving } from '@/lib/server/records/releases/leaving';
import { caseNumberOf, type ReleaseRow } from '@/lib/server/records/releases/release-row';
import { renderPaper } from '@/lib/server/signing/paper';
import { type PaperBlock, printedText, proseBlocks } from '@/lib/server/signing/paper-block';
import { printableText } from '@/lib/server/signing/paper-font';

// The papers of a package, set anew from what leaves. They are new documents: no attachment, no earlier version and no
// data about the file they tell of comes along.

const oneLine = (text: string): string => printableText(printedText(text)).replaceAll('\n', ' ');

/** Paragraphs of a text with its lines kept apart: rows of "Label: value" would run together otherwise. */
const linesOf = (text: string): PaperBlock[] =>
  printableText(printedText(text))
    .split(/\n{2,}/u)
    .flatMap((group) => {
      const lines = group.split('\n');
      return lines.length > 1 && lines.every((line) => line.length < 200)
        ? lines.filter((line) => line !== '').map((line): PaperBlock => ({ kind: 'paragraph', text: line }))
        : proseBlocks(group);
    });

const sensitiveLine = 'LAW ENFORCEMENT SENSITIVE // CUI';

const paper = (row: ReleaseRow, title: string, blocks: PaperBlock[], sensitive: boolean): Promise<Uint8Array> =>
  renderPaper({
    title: oneLine(title),
    subject: `Copy ${row.number} of ${caseNumberOf(row)}`,
    headerLeft: `Copy ${row.number}`,
    headerRight: sensitive ? sensitiveLine : oneLine(`Reference ${row.reference}`),
    pageWord: 'Page',
    // The moment of the approval: a package that is made twice has the same bytes.
    createdAt: row.approvedAt ?? row.preparedAt,
    demonstration: env.DEMO,
    blocks,
  });

const bodyOf = (item: Leaving, filename: string | null): PaperBlock[] => {
  switch (item.out.kind) {
    case 'TEXT':
      return linesOf(item.out.text);
    case 'WITHHELD':
      return [{ kind: 'note', text: `Withheld. ${exemptionText(item.out.exemption)}.` }];
    case 'LEFT_OUT':
      return [{ kind: 'paragraph', text: 'Not part of this copy.' }];
    default:
      return [{ kind: 'paragraph', text: `See ${filename ?? 'documents'}.` }];
  }
};

/** The case as one paper: every item in its place, with what is withheld named where it stands. */
export const casePaper = (
  row: ReleaseRow,
  items: readonly { item: Leaving; filename: string | null }[],
): Promise<Uint8Array> => {
  const sensitive = items.some(({ item }) => item.class === 'LES_CUI' && item.out.kind !== 'WITHHELD');
  const blocks: PaperBlock[] = [
    { kind: 'kicker', text: `Copy ${row.number}` },
    { kind: 'title', text: `Case ${caseNumberOf(row)}` },
    {
      kind: 'facts',
      rows: [
        { label: 'Asked for by', value: oneLine(row.requester) },
        { label: 'Reference', value: oneLine(row.reference) },
        { label: 'Made for', value: releaseProfiles[row.profile].label },
      ],
    },
  ];
  let part = '';
  for (const { item, filename } of items) {
    if (item.part !== part) blocks.push({ kind: 'heading', text: oneLine(item.part) });
    part = item.part;
    blocks.push({ kind: 'subheading', text: oneLine(item.label) });
    if (item.class === 'LES_CUI') blocks.push({ kind: 'note', text: disclosureWords.LES_CUI.label });
    blocks.push(...bodyOf(item, filename));
  }
  return paper(row, `Case ${caseNumberOf(row)}`, blocks, sensitive);
};

/** A file of the case, set anew from the words of its pages that leave. */
export const filePaper = (row: ReleaseRow, item: Leaving): Promise<Uint8Array> => {
  if (item.out.kind !== 'PAGES') throw new Error('Only a file with pages is set anew.');
  const { filename, pages } = item.out;
  const blocks: PaperBlock[] = [
    { kind: 'kicker', text: `Copy ${row.number}` },
    { kind: 'title', text: oneLine(filename) },
    {
      kind: 'note',
      text: 'Set anew from the words of the file. Pictures, signatures and attachments of the file are not part of it.',
    },
    ...pages.flatMap(({ n, text }): PaperBlock[] => [
      ...(pages.length > 1 ? [{ kind: 'heading', text: `Page ${n}` } as const] : []),
      ...linesOf(text),
    ]),
  ];
  return paper(row, filename, blocks, item.class === 'LES_CUI');
};
