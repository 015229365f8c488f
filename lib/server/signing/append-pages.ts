import 'server-only';
import {
  type PDF,
  PdfArray,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core';
import { SHEET } from './paper-style';

// Copies all pages of one paper behind another, with their part of the structure tree, so that the added pages can be
// read aloud too. The library copies pages without their structure; both papers come from this room, so their shape
// is known: a flat page tree, one /Document in the structure tree, a flat parent tree.

type Copies = Map<string, PdfRef>;
type Papers = { from: PDF; to: PDF; copies: Copies; parentKeyShift: number };

const keyOf = (ref: PdfRef) => `${ref.objectNumber} ${ref.generation}`;

function needed<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`The PDF has no ${what}.`);
  return value;
}

/** The parts of a paper that both files have and that become one. */
function skeleton(pdf: PDF) {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  const catalog = pdf.getCatalog();
  const pagesRef = needed(catalog.getRef('Pages'), 'page tree');
  const pages = needed(catalog.getDict('Pages', resolve), 'page tree');
  const treeRef = needed(catalog.getRef('StructTreeRoot'), 'structure tree');
  const tree = needed(catalog.getDict('StructTreeRoot', resolve), 'structure tree');
  const kids = needed(pages.getArray('Kids', resolve), 'pages');
  const parents = needed(tree.getDict('ParentTree', resolve), 'parent tree');
  const rootRef = [...needed(tree.getArray('K', resolve), 'structure')].find((kid) => kid instanceof PdfRef);
  const root = resolve(needed(rootRef, 'root in its structure tree'));
  if (rootRef === undefined || !(root instanceof PdfDict))
    throw new Error('The PDF has no root in its structure tree.');
  return {
    pages,
    kids,
    tree,
    parents,
    nums: needed(parents.getArray('Nums', resolve), 'parent tree'),
    parts: needed(root.getArray('K', resolve), 'structure'),
    nextKey: needed(tree.getNumber('ParentTreeNextKey', resolve), 'parent tree key').value,
    shared: [pagesRef, treeRef, rootRef],
  };
}

function copyRef(ref: PdfRef, papers: Papers): PdfRef {
  const known = papers.copies.get(keyOf(ref));
  if (known) return known;
  const source = needed(papers.from.getObject(ref), `object ${keyOf(ref)}`);
  // The copy is registered empty first, because pages and their structure point at each other.
  const shell =
    source instanceof PdfStream ? new PdfStream([], source.data) : source instanceof PdfDict ? new PdfDict() : null;
  const target = papers.to.register(shell ?? copyObject(source, papers));
  papers.copies.set(keyOf(ref), target);
  if (shell !== null && source instanceof PdfDict) fillDict(shell, source, papers);
  return target;
}

function fillDict(target: PdfDict, source: PdfDict, papers: Papers): void {
  for (const [key, value] of source) {
    const shifts = key.value === 'StructParents' && value instanceof PdfNumber;
    target.set(key, shifts ? PdfNumber.of(value.value + papers.parentKeyShift) : copyObject(value, papers));
  }
}

function copyObject(value: PdfObject, papers: Papers): PdfObject {
  if (value instanceof PdfRef) return copyRef(value, papers);
  if (value instanceof PdfArray) return new PdfArray([...value].map((item) => copyObject(item, papers)));
  if (value instanceof PdfString) return new PdfString(value.bytes, value.format);
  if (value instanceof PdfDict && !(value instanceof PdfStream)) {
    const copy = new PdfDict();
    fillDict(copy, value, papers);
    return copy;
  }
  return value;
}

/**
 * Adds a bookmark after the others.
 * @param pdf a paper of this room
 * @param title its words
 * @param page where it leads
 */
export function appendBookmark(pdf: PDF, title: string, page: PdfRef): void {
  const resolve = (ref: PdfRef) => pdf.getObject(ref);
  const catalog = pdf.getCatalog();
  const outline = needed(catalog.getDict('Outlines', resolve), 'outline');
  const lastRef = needed(outline.getRef('Last'), 'outline');
  const last = needed(outline.getDict('Last', resolve), 'outline');
  const top = new PdfArray([page, PdfName.of('XYZ'), PdfNumber.of(0), PdfNumber.of(SHEET.height), PdfNumber.of(0)]);
  const bookmark = pdf.register(
    PdfDict.of({
      Title: PdfString.fromString(title),
      Parent: needed(catalog.getRef('Outlines'), 'outline'),
      Prev: lastRef,
      Dest: top,
    }),
  );
  last.set('Next', bookmark);
  outline.set('Last', bookmark);
  outline.set('Count', PdfNumber.of((outline.getNumber('Count', resolve)?.value ?? 1) + 1));
}

/**
 * Puts all pages of one paper behind another.
 * @param to the paper that grows; only the object model changes, saving is left to the caller
 * @param from the paper whose pages are copied
 * @returns the reference of the first added page
 * @throws Error when a file is not a paper of this room
 */
export function appendPages(to: PDF, from: PDF): PdfRef {
  const target = skeleton(to);
  const source = skeleton(from);
  const copies: Copies = new Map(
    source.shared.map((ref, index) => [keyOf(ref), needed(target.shared[index], 'skeleton')] as const),
  );
  const papers: Papers = { from, to, copies, parentKeyShift: target.nextKey };
  const added = [...source.kids].map((kid) => copyObject(kid, papers));
  for (const page of added) target.kids.push(page);
  target.pages.set('Count', PdfNumber.of(target.kids.length));
  for (const part of source.parts) target.parts.push(copyObject(part, papers));
  const nums = [...source.nums];
  for (let index = 0; index + 1 < nums.length; index += 2) {
    const [key, value] = nums.slice(index, index + 2);
    if (!(key instanceof PdfNumber) || value === undefined) throw new Error('The parent tree has an odd entry.');
    target.nums.push(PdfNumber.of(key.value + target.nextKey));
    target.nums.push(copyObject(value, papers));
  }
  target.parents.set('Limits', new PdfArray([PdfNumber.of(0), PdfNumber.of(target.nextKey + source.nextKey - 1)]));
  target.tree.set('ParentTreeNextKey', PdfNumber.of(target.nextKey + source.nextKey));
  const [first] = added;
  if (!(first instanceof PdfRef)) throw new Error('The added paper has no page.');
  return first;
}
