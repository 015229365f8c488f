import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { amendmentName, amendmentRule, changedTerms } from '@/lib/domain/agreements/amendment-kind';
import type { AmendmentRow, AmendmentView, TextInForcePage } from '@/lib/domain/agreements/amendment-view';
import { agreementStatusFacts } from '@/lib/domain/agreements/status';
import { amendmentsInOrder, textInForceId } from '@/lib/domain/agreements/text-in-force';
import { dateIn, dateText, toCalendarDate } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import {
  amendedTermsOf,
  baseTermsOf,
  isAmendment,
  sectionsAmended,
  termAndNotice,
  toAmendmentFacts,
} from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import { findVisibleAgreement, toAgreementHead } from '@/lib/server/agreements/visible-agreement';
import { db } from '@/lib/server/db/client';

// What the pages show of amendments: those of an agreement, what one of them changes, and the text in force.

const appliedOf = (row: AgreementCase) => row.amendments.filter(({ status }) => status === 'APPLIED');

const nameOf = ({ amendmentKind: kind, amendmentNumber: number }: AgreementCase['amendments'][number]): string =>
  kind && number ? amendmentName({ kind, number }) : '';

/** The amendments of an agreement, the first one first. Whoever sees the agreement sees them. */
export const toAmendmentRows = (row: AgreementCase): AmendmentRow[] => {
  const inForce = textInForceId(row.id, appliedOf(row));
  return row.amendments.map((amendment) => {
    const { label, tone } = agreementStatusFacts[amendment.status];
    return {
      id: amendment.id,
      number: amendment.number,
      name: nameOf(amendment),
      href: paths.agreement(amendment.id),
      status: { label, tone },
      since: dateText(dateIn(amendment.statusSince, row.agency.timeZone)),
      inForce: amendment.id === inForce,
    };
  });
};

/** What an amendment changes; null for every other agreement. */
export const toAmendmentView = (row: AgreementCase): AmendmentView | null => {
  if (!isAmendment(row)) return null;
  const { amendmentKind: kind, amendmentNumber: number, amends, basedOn } = row;
  return {
    name: amendmentName({ kind, number }),
    about: amendmentRule(kind).about,
    reason: row.amendmentReason,
    agreement: { number: amends.number, href: paths.agreement(amends.id) },
    builtOn: basedOn.number,
    builtOnSha256: basedOn.sealedDocument?.sha256 ?? '',
    terms: changedTerms(baseTermsOf(row), amendedTermsOf(row)),
    sections: sectionsAmended(row).map(({ key, position, heading }) => ({
      number: position,
      heading,
      href: `${paths.agreementText(row.id)}#${key}`,
    })),
    behind: toAmendmentFacts(row)?.behind ?? false,
  };
};

/** Which amendment changed each section last, by the key of the section. */
const lastChanges = async (row: AgreementCase): Promise<Map<string, { name: string; href: string }>> => {
  const order = amendmentsInOrder(row.id, appliedOf(row));
  const sections = await db.agreementSection.findMany({
    where: { agreementId: { in: order.map(({ id }) => id) } },
    select: { agreementId: true, key: true, body: true },
  });
  const bodies = new Map(row.sections.map(({ key, body }) => [key, body]));
  const by = new Map<string, { name: string; href: string }>();
  for (const amendment of order) {
    for (const { key, body } of sections.filter(({ agreementId }) => agreementId === amendment.id)) {
      if (bodies.get(key) === body) continue;
      bodies.set(key, body);
      by.set(key, { name: nameOf(amendment), href: paths.agreement(amendment.id) });
    }
  }
  return by;
};

/** The text of an agreement as it reads today, for those who see the agreement; null when there is none for them. */
export const getTextInForce = async (actor: Actor, id: string): Promise<TextInForcePage | null> => {
  const row = await findVisibleAgreement(actor, id);
  // What was signed outside the portal has no text here.
  if (!row || isAmendment(row) || row.effectiveOn === null || row.outsideSigningId !== null) return null;
  const [{ sections }, by] = await Promise.all([textInForce(db, row.id), lastChanges(row)]);
  const names = amendmentsInOrder(row.id, appliedOf(row)).map(nameOf);
  const since = `In force since ${dateText(toCalendarDate(row.effectiveOn))}`;
  return {
    ...toAgreementHead(row, actor),
    sentence:
      names.length === 0
        ? `${since}. No amendment is part of the agreement: it reads as it was signed.`
        : `${since}, with ${names.map((name) => name.replace(/^A/u, 'a')).join('; ')}.`,
    sections: sections.map(({ key, position, heading, body }) => ({
      key,
      number: position,
      heading,
      body,
      by: by.get(key) ?? null,
    })),
    ...termAndNotice(row),
  };
};
