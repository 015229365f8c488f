import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type AmendedTerms, amendmentName, termWords } from '@/lib/domain/agreements/amendment-kind';
import type { JoinPage } from '@/lib/domain/agreements/amendment-view';
import { amendmentsInOrder } from '@/lib/domain/agreements/text-in-force';
import { wordDiff } from '@/lib/domain/word-diff';
import { type Amendment, amendedTermsOf, baseTermsOf, isAmendment } from '@/lib/server/agreements/amendment-row';
import { conflictsOf } from '@/lib/server/agreements/join-texts';
import { openStep } from '@/lib/server/agreements/step-queries';
import { type TextInForce, textInForce } from '@/lib/server/agreements/text-in-force';
import { db } from '@/lib/server/db/client';

// What the page reads on which an amendment is joined to the text in force.

/** The amendments that became part of the agreement since this one was drafted, in words. */
const cameSince = async (row: Amendment): Promise<string[]> => {
  const applied = await db.agreement.findMany({
    where: { amendsId: row.amends.id, status: 'APPLIED' },
    select: { id: true, basedOnId: true, number: true, amendmentKind: true, amendmentNumber: true },
  });
  const order = amendmentsInOrder(row.amends.id, applied);
  return order
    .slice(order.findIndex(({ id }) => id === row.basedOn.id) + 1)
    .flatMap(({ number, amendmentKind: kind, amendmentNumber }) =>
      kind && amendmentNumber ? [`${amendmentName({ kind, number: amendmentNumber })} (${number})`] : [],
    );
};

const followedBy = (row: Amendment, inForce: TextInForce): string[] => {
  const base = new Map(row.basedOn.sections.map(({ key, body }) => [key, body]));
  return inForce.sections
    .filter(({ key, body }) => base.get(key) !== body)
    .filter(({ key }) => row.sections.find((section) => section.key === key)?.body === base.get(key))
    .map(({ position, heading }) => `Section ${position}, ${heading}`);
};

const termsOf = (row: Amendment, inForce: TextInForce): JoinPage['terms'] => {
  const words = (terms: AmendedTerms, key: keyof AmendedTerms) => termWords(terms, key);
  return conflictsOf(row, inForce).terms.map(({ key, label }) => ({
    key,
    label,
    base: words(baseTermsOf(row), key),
    theirs: words(inForce.terms, key),
    ours: words(amendedTermsOf(row), key),
  }));
};

/** The page on which an amendment is joined to the text in force; null when there is none for this person now. */
export const getJoinPage = async (actor: Actor, id: string): Promise<JoinPage | null> => {
  const open = await openStep(actor, id, 'rebase_amendment');
  if (!open || !isAmendment(open.row)) return null;
  const { row } = open;
  const inForce = await textInForce(db, row.amends.id);
  if (inForce.sourceId === row.basedOn.id) return null;
  return {
    ...open.head,
    reasons: open.reasons,
    name: amendmentName({ kind: row.amendmentKind, number: row.amendmentNumber }),
    since: await cameSince(row),
    onto: inForce.sourceId,
    followed: followedBy(row, inForce),
    sections: conflictsOf(row, inForce).sections.map(({ key, number, heading, base, theirs, ours }) => ({
      key,
      heading: `${number}. ${heading}`,
      base,
      theirs: wordDiff(base, theirs),
      ours: wordDiff(base, ours),
      oursText: ours,
    })),
    terms: termsOf(row, inForce),
  };
};
