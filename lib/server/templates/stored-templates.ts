import 'server-only';
import type { AgencyType } from '@/lib/domain/agencies/agency-type';
import { clausesFor, templateForAgency } from '@/lib/domain/agreements/library/for-agency';
import { shippedVersions } from '@/lib/domain/agreements/library/shipped-library';
import {
  clauseSchema,
  type LibraryClause,
  type TemplateContent,
  templateContentSchema,
} from '@/lib/domain/agreements/library/template-content';
import type { AgreementTemplate } from '@/lib/domain/agreements/templates/template';
import { type CalendarDate, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import type { AddOnCode } from '@/lib/domain/programs/program';
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';

// Templates as the database keeps them, and the one an agreement is drafted from. Days of templates are those of
// headquarters: a template is the same for every agency of the country.

type Reader = Pick<Transaction, 'templateVersion'>;
type Agency = { type: AgencyType; stateCode: string };

/** A stored version as the domain knows it; throws when the row has lost its shape, since nothing may be drafted by it. */
export const toTemplateContent = (content: unknown): TemplateContent => templateContentSchema.parse(content);

/** A stored clause as the domain knows it. */
export const toLibraryClause = (content: unknown): LibraryClause => clauseSchema.parse(content);

/** Today, as templates count days. */
export const templateDay = (): CalendarDate => dateIn(now(), 'America/New_York');

type Digested = { content: TemplateContent; effectiveOn: CalendarDate | null; changeNote: string };

/** The digest of a version: its content, its day and what it says of itself. */
export const templateHash = ({ content, effectiveOn, changeNote }: Digested): string =>
  sha256Hex(canonicalJson({ content, effectiveOn, changeNote }));

/** The digest of a clause. */
export const clauseHash = (clause: LibraryClause): string => sha256Hex(canonicalJson(clause));

const toTemplate = (content: TemplateContent, version: number, { type, stateCode }: Agency): AgreementTemplate =>
  templateForAgency(content, version, { type, state: stateCode });

type Sought = {
  where: Prisma.TemplateVersionWhereInput;
  /** The same for the versions the portal came with. */
  is: (content: TemplateContent) => boolean;
};

// Of the approved versions the one that began last. The built-in versions answer until the first start has written them
// to the database.
const inForceOn = async (
  day: CalendarDate,
  { where, is }: Sought,
  agency: Agency,
  from: Reader,
): Promise<AgreementTemplate | null> => {
  const row = await from.templateVersion.findFirst({
    where: { ...where, state: 'APPROVED', effectiveOn: { lte: fromCalendarDate(day) } },
    orderBy: [{ effectiveOn: 'desc' }, { version: 'desc' }],
    select: { version: true, content: true },
  });
  if (row) return toTemplate(toTemplateContent(row.content), row.version, agency);
  const shipped = shippedVersions.findLast(({ content, effectiveOn }) => is(content) && effectiveOn <= day);
  return shipped ? toTemplate(shipped.content, shipped.version, agency) : null;
};

/**
 * The template that an agreement of a program is drafted from on a day. Null when partnerships of the program need no
 * text. An add-on serves no program and is never the answer.
 */
export const templateInForce = (
  program: ProgramCode,
  day: CalendarDate,
  agency: Agency,
  from: Reader = db,
): Promise<AgreementTemplate | null> => {
  const where = { content: { path: ['programs'], array_contains: [program] } };
  return inForceOn(day, { where, is: ({ programs }) => programs.includes(program) }, agency, from);
};

/** The template that an add-on is drafted from on a day; null when none is in force. */
export const addOnTemplateInForce = (
  code: AddOnCode,
  day: CalendarDate,
  agency: Agency,
  from: Reader = db,
): Promise<AgreementTemplate | null> =>
  inForceOn(day, { where: { templateKey: code }, is: ({ key }) => key === code }, agency, from);

const contentOfVersion = async (key: string, version: string, from: Reader): Promise<TemplateContent> => {
  const number = Number(version);
  const row = await from.templateVersion.findUnique({
    where: { templateKey_version: { templateKey: key, version: number } },
    select: { content: true },
  });
  if (row) return toTemplateContent(row.content);
  const shipped = shippedVersions.find((one) => one.content.key === key && one.version === number);
  if (!shipped) throw new Error(`The template ${key} has no version ${version}.`);
  return shipped.content;
};

/** The template an agreement was drafted from. Throws an Error when that version is no longer kept. */
export const templateOfVersion = async (
  key: string,
  version: string,
  agency: Agency,
  from: Reader = db,
): Promise<AgreementTemplate> => toTemplate(await contentOfVersion(key, version, from), Number(version), agency);

/** The clauses an agreement was drafted from. Throws an Error when that version is no longer kept. */
export const clausesOfVersion = async (
  key: string,
  version: string,
  { type, stateCode }: Agency,
): Promise<readonly LibraryClause[]> =>
  clausesFor(await contentOfVersion(key, version, db), { type, state: stateCode });
