import 'server-only';
import { amendmentName } from '@/lib/domain/agreements/amendment-kind';
import { termTextWithEnd } from '@/lib/domain/agreements/templates/term';
import { amendmentsInOrder } from '@/lib/domain/agreements/text-in-force';
import { type CalendarDate, dateText, toCalendarDate } from '@/lib/domain/dates';
import { sizeText } from '@/lib/domain/file-size';
import { paths } from '@/lib/domain/paths';
import type { RegisterAmendment, RegisterTextInForce } from '@/lib/domain/register/register-view';
import { textInForce } from '@/lib/server/agreements/text-in-force';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import { isEntryNumber } from '@/lib/server/register/register-filter';
import { inRegister } from '@/lib/server/register/register-queries';
import { templateOfVersion } from '@/lib/server/templates/stored-templates';

// Amendments as the public reads them: only those that are part of a public agreement. One that is being negotiated is
// known to nobody but the two sides.

/** Amendments that are part of an agreement of the register. */
export const inPublicAgreement: Prisma.AgreementWhereInput = { status: 'APPLIED', amends: { is: inRegister } };

/** What an entry needs of the amendments of its agreement. */
export const publicAmendmentColumns = {
  where: { status: 'APPLIED' },
  select: {
    id: true,
    number: true,
    basedOnId: true,
    amendmentKind: true,
    amendmentNumber: true,
    effectiveOn: true,
    sealedDocument: { select: { sha256: true, byteLength: true } },
  },
} as const satisfies Prisma.AgreementFindManyArgs;

type Row = Prisma.AgreementGetPayload<{ select: (typeof publicAmendmentColumns)['select'] }>;

export type PublicAmendment = RegisterAmendment & { id: string; effectiveOn: CalendarDate };

/** The amendments of an agreement in the order in which they became part of it. */
export const publicAmendments = (agreementId: string, rows: readonly Row[]): PublicAmendment[] =>
  amendmentsInOrder(agreementId, rows).flatMap(
    ({ id, number, amendmentKind: kind, amendmentNumber, effectiveOn, sealedDocument }) => {
      if (!kind || !amendmentNumber || !effectiveOn || !sealedDocument) return [];
      const day = toCalendarDate(effectiveOn);
      return [
        {
          id,
          number,
          name: amendmentName({ kind, number: amendmentNumber }),
          effectiveOn: day,
          on: dateText(day),
          sha256: sealedDocument.sha256,
          bytes: sizeText(sealedDocument.byteLength),
        },
      ];
    },
  );

const contactPlaces = ['{{agencyContact}}', '{{iceContact}}'];
const contactWords = 'The points of contact are named in the signed texts. This page names no person.';

/** The keys of the sections that name people: they stand in the signed texts, and not on a page that anyone can search. */
const sectionsWithPeople = async (row: Parameters<typeof templateOfVersion>[2], key: string, version: string) => {
  const { sections } = await templateOfVersion(key, version, row);
  return new Set(
    sections.filter(({ body }) => contactPlaces.some((place) => body.includes(place))).map((section) => section.key),
  );
};

/** The text of a public agreement as it reads today; null when there is none, or no amendment is part of it. */
export const registerTextInForce = (number: string): Promise<RegisterTextInForce | null> =>
  runAs('public', async () => {
    if (!isEntryNumber(number)) return null;
    const row = await db.agreement.findFirst({
      where: { number, ...inRegister },
      include: {
        agency: { select: { legalName: true, type: true, stateCode: true } },
        amendments: publicAmendmentColumns,
        sections: true,
      },
    });
    if (!row) return null;
    const amendments = publicAmendments(row.id, row.amendments);
    if (amendments.length === 0) return null;
    const { sections } = await textInForce(db, row.id);
    const withPeople = await sectionsWithPeople(row.agency, row.templateKey, row.templateVersion);
    const own = new Map(row.sections.map(({ key, body }) => [key, body]));
    const date = (value: Date | null) => value && toCalendarDate(value);
    return {
      number,
      agencyName: row.agency.legalName,
      sentence: `As signed, with ${amendments.map(({ name }) => name.replace(/^A/u, 'a')).join('; ')}.`,
      sections: sections.map(({ key, position, heading, body }) => ({
        key,
        number: position,
        heading,
        body: withPeople.has(key) ? contactWords : body,
        by: own.get(key) === body ? null : { name: 'An amendment', href: `${paths.registerEntry(number)}#amendments` },
      })),
      ...termTextWithEnd(row, date(row.effectiveOn), date(row.expiresOn)),
    };
  });
