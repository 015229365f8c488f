import 'server-only';
import { z } from 'zod';
import { termText } from '@/lib/domain/agreements/templates/term';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { env } from '@/lib/server/env';
import type { AgreementDocument } from '@/lib/server/signing/agreement-document';

// The agreement as the signing room prints it, from the sections as they stand; and back again from the version row.

const partiesOf = ({ agency, office }: AgreementCase): AgreementDocument['parties'] => [
  { name: agency.legalName, role: 'The agency', detail: agency.ori === null ? null : `ORI ${agency.ori}` },
  { name: 'U.S. Immigration and Customs Enforcement', role: 'ICE', detail: office.name },
];

const signersOf = ({ signatures, agency, office }: AgreementCase): AgreementDocument['signers'] =>
  signatures.map(({ role, group, user }) => ({
    order: group,
    roleLabel: signatureRoleLabels[role],
    name: user?.name ?? null,
    title: user?.title ?? '',
    organization: isAgencyPlace(role) ? agency.legalName : office.name,
  }));

/** The agreement as it stands now, as the document of its next version. */
export const toAgreementDocument = (row: AgreementCase, version: number, at: Date): AgreementDocument => {
  const { term, notice } = termText(row);
  return {
    number: row.number,
    title: row.title,
    programName: programOf(toProgramCode(row.programCode)).name,
    modelName: row.model,
    parties: partiesOf(row),
    objective: row.objective,
    sections: row.sections.map(({ position, heading, body }) => ({ number: String(position), heading, body })),
    termText: term,
    noticeText: notice,
    signers: signersOf(row),
    version,
    createdOnText: dateText(dateIn(at, row.agency.timeZone)),
    createdAt: at,
    demonstration: env.DEMO,
  };
};

const long = z.string().max(20_000);
const short = z.string().max(500);

// The stored JSON of a version. Versions never change: another shape would need a second reader beside this one.
const storedDocument = z.strictObject({
  number: short,
  title: short,
  programName: short,
  modelName: short.nullable(),
  parties: z.array(z.strictObject({ name: short, role: short, detail: short.nullable() })).max(10),
  objective: long,
  sections: z.array(z.strictObject({ number: short, heading: short, body: long })).max(60),
  termText: long,
  noticeText: long,
  signers: z
    .array(
      z.strictObject({
        order: z.number().int().min(1),
        roleLabel: short,
        name: short.nullable(),
        title: short,
        organization: short,
      }),
    )
    .max(10),
  version: z.number().int().min(1),
  createdOnText: short,
  createdAt: z.iso
    .datetime()
    .max(40)
    .transform((text) => new Date(text)),
  demonstration: z.boolean(),
});

/** The document of a frozen version, from its row. Throws when the stored content has lost its shape. */
export const frozenDocument = (content: unknown): AgreementDocument => storedDocument.parse(content);

/** The document as JSON, for the version row. */
export const storedContent = (document: AgreementDocument) => ({
  ...document,
  parties: document.parties.map((party) => ({ ...party })),
  sections: document.sections.map((section) => ({ ...section })),
  signers: document.signers.map((signer) => ({ ...signer })),
  createdAt: document.createdAt.toISOString(),
});
