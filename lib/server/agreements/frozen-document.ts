import 'server-only';
import { z } from 'zod';
import { amendmentRules, changedTerms } from '@/lib/domain/agreements/amendment-kind';
import { termText } from '@/lib/domain/agreements/templates/term';
import { dateIn, dateText } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import {
  type Amendment,
  amendedTermsOf,
  baseTermsOf,
  isAmendment,
  sectionsAmended,
} from '@/lib/server/agreements/amendment-row';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { toProgramCode } from '@/lib/server/agreements/facts';
import { env } from '@/lib/server/env';
import type { AgreementDocument, AmendedPart } from '@/lib/server/signing/agreement-document';

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

/** What an amendment prints: only what reads otherwise than in the text it builds on. */
const amendedPartOf = (row: Amendment): AmendedPart => {
  const { sealedDocument, number: baseNumber } = row.basedOn;
  if (!sealedDocument) throw new Error(`Amendment ${row.number} builds on a text that is not sealed.`);
  return {
    agreementNumber: row.amends.number,
    agreementTitle: row.title,
    kindLabel: amendmentRules[row.amendmentKind].label,
    reason: row.amendmentReason,
    baseNumber,
    baseSha256: sealedDocument.sha256,
    terms: changedTerms(baseTermsOf(row), amendedTermsOf(row)).map(({ key: _, ...term }) => term),
    sections: sectionsAmended(row).map(({ position, heading, body }) => ({ number: String(position), heading, body })),
    standing: `Everything else in agreement ${row.amends.number}, as amended before, stands as it was signed. This amendment is part of it from the day it is sealed.`,
  };
};

/** The whole text of an agreement, or what an amendment changes in it. */
const wordsOf = (row: AgreementCase) => {
  if (isAmendment(row)) {
    const title = `Amendment ${row.amendmentNumber} of ${row.amends.number}: ${row.title}`;
    return { title, objective: '', sections: [], termText: '', noticeText: '', amendment: amendedPartOf(row) };
  }
  const { term, notice } = termText(row);
  return {
    title: row.title,
    objective: row.objective,
    sections: row.sections.map(({ position, heading, body }) => ({ number: String(position), heading, body })),
    termText: term,
    noticeText: notice,
  };
};

/** The agreement as it stands now, as the document of its next version. */
export const toAgreementDocument = (row: AgreementCase, version: number, at: Date): AgreementDocument => {
  return {
    ...wordsOf(row),
    number: row.number,
    programName: programOf(toProgramCode(row.programCode)).name,
    modelName: row.model,
    parties: partiesOf(row),
    signers: signersOf(row),
    version,
    createdOnText: dateText(dateIn(at, row.agency.timeZone)),
    createdAt: at,
    demonstration: env.DEMO,
  };
};

const long = z.string().max(20_000);
const short = z.string().max(500);

/** As many as the evidence in a sealed file takes. */
const SIGNERS_MAX = 50;

const storedSection = z.strictObject({ number: short, heading: short, body: long });

// The stored JSON of a version. Versions never change: another shape would need a second reader beside this one.
const storedDocument = z.strictObject({
  number: short,
  title: short,
  programName: short,
  modelName: short.nullable(),
  parties: z.array(z.strictObject({ name: short, role: short, detail: short.nullable() })).max(10),
  objective: long,
  sections: z.array(storedSection).max(60),
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
    .max(SIGNERS_MAX),
  amendment: z
    .strictObject({
      agreementNumber: short,
      agreementTitle: short,
      kindLabel: short,
      reason: long,
      baseNumber: short,
      baseSha256: z.string().length(64),
      terms: z.array(z.strictObject({ label: short, before: long, after: long })).max(10),
      sections: z.array(storedSection).max(60),
      standing: long,
    })
    .optional(),
  version: z.number().int().min(1),
  createdOnText: short,
  createdAt: z.iso
    .datetime()
    .max(40)
    .transform((text) => new Date(text)),
  demonstration: z.boolean(),
});

/** The document of a frozen version, from its row. Throws when the stored content has lost its shape. */
export const frozenDocument = (content: unknown): AgreementDocument => {
  const { amendment, ...document } = storedDocument.parse(content);
  return { ...document, ...(amendment ? { amendment } : {}) };
};

/** The document as JSON, for the version row. */
export const storedContent = (document: AgreementDocument) => ({
  ...document,
  parties: document.parties.map((party) => ({ ...party })),
  sections: document.sections.map((section) => ({ ...section })),
  signers: document.signers.map((signer) => ({ ...signer })),
  createdAt: document.createdAt.toISOString(),
});
