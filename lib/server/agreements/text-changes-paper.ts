import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type TextChangesPage, textChangesSummary } from '@/lib/domain/agreements/text-changes';
import { momentText } from '@/lib/domain/dates';
import { getTextChanges } from '@/lib/server/agreements/text-change-queries';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import { env } from '@/lib/server/env';
import { renderPaper } from '@/lib/server/signing/paper';
import type { PaperBlock } from '@/lib/server/signing/paper-block';

// Two versions of a text compared on paper, for those who read contracts with a pen in the hand.

const blocksOf = (view: TextChangesPage, printedOn: string): PaperBlock[] => [
  { kind: 'kicker', text: `Agreement ${view.number}, ${view.agencyName}` },
  { kind: 'title', text: 'Changes of the text' },
  {
    kind: 'facts',
    rows: [
      { label: 'Earlier', value: view.from.label },
      { label: 'Later', value: view.to.label },
      { label: 'Printed', value: printedOn },
    ],
  },
  { kind: 'paragraph', text: textChangesSummary(view) },
  {
    kind: 'paragraph',
    text: 'Underlined words came in, struck words went out. This is a working paper: nobody signs it.',
  },
  ...view.changes.flatMap((change): PaperBlock[] => [
    { kind: 'heading', text: `${change.number}. ${change.heading}` },
    ...(change.by ? [{ kind: 'paragraph', text: `Changed last by ${change.by}.` } as const] : []),
    { kind: 'changes', parts: change.parts },
  ]),
];

/**
 * The changes between two versions as a tagged PDF for this reader; null when there is no such agreement for them, or
 * no such version.
 * @throws UnprintableTextError when the text has characters that the font lacks
 */
export const textChangesPaper = async (
  actor: Actor,
  id: string,
  asked: { from?: number | undefined; to?: number | undefined },
): Promise<{ filename: string; bytes: Uint8Array } | null> => {
  const view = await getTextChanges(actor, id, asked);
  if (!view) return null;
  const at = now();
  const bytes = await renderPaper({
    title: `Changes of the text (${view.number})`,
    subject: `Changes of the text of agreement ${view.number}`,
    headerLeft: `Agreement ${view.number}`,
    headerRight: `From ${view.from.name} to ${view.to.name}`,
    pageWord: 'Page',
    createdAt: at,
    demonstration: env.DEMO,
    blocks: blocksOf(view, momentText(at, view.timeZone)),
  });
  await noteRead(actor, {
    action: 'paper.download',
    target: { type: 'agreement', id },
    facts: { paper: 'text_changes', sha256: sha256Hex(bytes) },
  });
  return { filename: `Changes-${view.number}-${view.from.n}-${view.to.n}.pdf`, bytes };
};
