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
import type { ProgramCode } from '@/lib/domain/programs/program-code';
import { canonicalJson, sha256Hex } from '@/lib/server/audit/append';
import { now } from '@/lib/server/clock';
import { db, type Transaction } from '@/lib/server/db/client';

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

/**
 * The template that an agreement of a program is drafted from on a day: of the approved versions the one that began
 * last. Null when partnerships of the program need no text. The built-in versions answer until the first start has
 * written them to the database.
 */
export const templateInForce = async (
  program: ProgramCode,
  day: CalendarDate,
  agency: Agency,
  from: Reader = db,
): Promise<AgreementTemplate | null> => {
  const row = await from.templateVersion.findFirst({
    where: {
      state: 'APPROVED',
      effectiveOn: { lte: fromCalendarDate(day) },
      content: { path: ['programs'], array_contains: [program] },
    },
    orderBy: [{ effectiveOn: 'desc' }, { version: 'desc' }],
    select: { version: true, content: true },
  });
  if (row) return toTemplate(toTemplateContent(row.content), row.version, agency);
  const shipped = shippedVersions.findLast(
    ({ content, effectiveOn }) => content.programs.includes(program) && effectiveOn <= day,
  );
  return shipped ? toTemplate(shipped.content, shipped.version, agency) : null;
};

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
