import 'server-only';
import { z } from 'zod';
import { type Actor, readsIceOnly } from '@/lib/domain/access/actor';
import { dateIn, dateText } from '@/lib/domain/dates';
import { type Ground, groundLabel, type LetterBlock, letterContent, type Statement } from '@/lib/domain/letters/letter';
import type { LetterView, ShownBlock, ShownStatement } from '@/lib/domain/letters/letter-view';
import { paths } from '@/lib/domain/paths';
import { requestSteps } from '@/lib/domain/requests/steps';
import { decide } from '@/lib/domain/workflow/decide';
import { db } from '@/lib/server/db/client';
import type { RequestCase } from '@/lib/server/requests/case-row';
import { lettersOfDecision } from '@/lib/server/requests/decision-facts';
import { toRequestFacts } from '@/lib/server/requests/facts';
import { findVisibleCase, toCaseHead } from '@/lib/server/requests/visible-case';

// What the page of a decision letter reads. An agency sees released letters and nothing else.

type LetterRow = RequestCase['letters'][number];

const readable = (row: RequestCase, actor: Actor): LetterRow[] =>
  row.letters.filter(({ releasedAt }) => releasedAt !== null || readsIceOnly(actor));

/** Where a ground is looked up. Every target is a page that both sides may read. */
const hrefOf = (id: string, ground: Ground): string | null => {
  switch (ground.kind) {
    case 'answer':
      return `${paths.assessmentSection(id, 'self', ground.section)}#${ground.code}`;
    case 'score':
      return `${paths.recommendation(id)}#${ground.program}`;
    case 'document':
      return paths.document(ground.documentId);
    case 'condition':
      return `${paths.request(id)}#condition-${ground.position}`;
    case 'concern':
      return `${paths.request(id)}#concerns`;
    case 'decision':
      return `${paths.request(id)}#decision`;
    case 'reconsideration':
      return `${paths.request(id)}#another-look`;
    case 'letter':
      return paths.requestLetter(id, ground.n);
    case 'rule':
      return paths.howItWorks();
  }
};

const shown = (id: string, { text, restsOn }: Statement): ShownStatement => ({
  text,
  links: restsOn.map((ground) => ({ label: groundLabel(ground), href: hrefOf(id, ground) })),
});

const shownBlock = (id: string, block: LetterBlock): ShownBlock => {
  if (block.kind === 'heading') return block;
  if (block.kind === 'list') return { kind: 'list', items: block.items.map((item) => shown(id, item)) };
  return { kind: 'statement', statement: shown(id, block.statement) };
};

const number = z.coerce.number().int().min(1).max(1000);

/**
 * A decision letter.
 * @param n which one, as the address says; the latest that the actor may read when it says none
 * @returns null when there is no such letter for them
 */
export const letterView = async (actor: Actor, requestId: string, n?: string): Promise<LetterView | null> => {
  const row = await findVisibleCase(actor, requestId);
  if (!row) return null;
  const letters = readable(row, actor);
  const asked = n === undefined ? null : number.safeParse(n);
  const one = asked === null ? letters.at(-1) : letters.find((letter) => asked.success && letter.n === asked.data);
  if (!one) return null;
  const { content } = await db.decisionLetter.findUniqueOrThrow({
    where: { id: one.id },
    select: { content: true },
  });
  const letter = letterContent.parse(content);
  const day = (at: Date) => dateText(dateIn(at, row.agency.timeZone));
  const by = row.letters.find(({ supersedesId, releasedAt }) => supersedesId === one.id && releasedAt !== null);
  const reopened = row.reconsiderations.find(
    ({ outcome, decidedAt }) => outcome === 'REOPENED' && decidedAt !== null && decidedAt >= one.preparedAt,
  );
  const isDraft = lettersOfDecision(row).some(({ id, releasedAt }) => id === one.id && releasedAt === null);
  const file =
    one.documentId && (await db.document.findUnique({ where: { id: one.documentId }, select: { sha256: true } }));
  return {
    head: toCaseHead(row, actor),
    n: one.n,
    title: letter.title,
    agencyName: letter.agencyName,
    addressee: letter.addressee,
    from: letter.from,
    templateVersion: one.templateVersion,
    releasedOn: one.releasedAt && day(one.releasedAt),
    preparedOn: day(one.preparedAt),
    supersedes: letter.supersedes,
    supersededBy: by ? { n: by.n, href: paths.requestLetter(row.id, by.n) } : null,
    reopenedOn: reopened?.decidedAt ? day(reopened.decidedAt) : null,
    blocks: letter.blocks.map((block) => shownBlock(row.id, block)),
    pdf: one.documentId && paths.document(one.documentId),
    sha256: file ? file.sha256 : null,
    mayRelease: isDraft && decide(requestSteps.release_letter, toRequestFacts(row), actor).ok,
    others: letters
      .filter(({ id }) => id !== one.id)
      .map((other) => ({
        n: other.n,
        href: paths.requestLetter(row.id, other.n),
        on: other.releasedAt ? `released ${day(other.releasedAt)}` : 'not released',
      })),
  };
};
