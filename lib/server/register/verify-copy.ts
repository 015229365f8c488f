import 'server-only';
import { statusOn } from '@/lib/domain/agreements/standing';
import { type CalendarDate, dateText, momentText, toCalendarDate } from '@/lib/domain/dates';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import { publicStatusOn } from '@/lib/domain/register/public-status';
import {
  amendmentWords,
  type CopyKind,
  coverWords,
  explain,
  sealText,
  unknownAnswer,
  type VerificationAnswer,
  verdictOf,
} from '@/lib/domain/register/verification';
import { standingColumns, todayAt, toStanding } from '@/lib/server/agreements/standing';
import { db } from '@/lib/server/db/client';
import type { Prisma } from '@/lib/server/db/generated/client';
import { runAs } from '@/lib/server/db/request-scope';
import type { CloserLook } from '@/lib/server/register/closer-look';
import { openOutsideFile, outsideColumns, outsideSigners } from '@/lib/server/register/outside-file';
import {
  inPublicAgreement,
  type PublicAmendment,
  publicAmendmentColumns,
  publicAmendments,
} from '@/lib/server/register/public-amendments';
import { endSentence, numberOfNeighbor } from '@/lib/server/register/register-entry';
import { inRegister } from '@/lib/server/register/register-queries';

// Says what a copy is, by its SHA-256. Every search starts from the public register, so that a copy of an agreement
// that is not public is as unknown as any stranger's file.

const copyColumns = {
  id: true,
  number: true,
  title: true,
  programCode: true,
  executedOn: true,
  ...standingColumns,
  sealStampedAt: true,
  terminationNotice: { select: { endsOn: true, receivedOn: true } },
  agency: { select: { legalName: true, timeZone: true } },
  office: { select: { name: true } },
  frozenVersion: { select: { sha256: true, byteLength: true } },
  sealedDocument: { select: { sha256: true, byteLength: true } },
  outsideSigning: outsideColumns,
  successor: { select: { number: true, publishedAt: true, status: true } },
  amendments: publicAmendmentColumns,
  // The agreement that an amendment is part of: it says whether the amendment binds.
  amends: {
    select: {
      id: true,
      number: true,
      ...standingColumns,
      terminationNotice: { select: { endsOn: true, receivedOn: true } },
      successor: { select: { number: true, publishedAt: true, status: true } },
      amendments: publicAmendmentColumns,
    },
  },
  signatures: {
    where: { status: 'SIGNED' },
    select: { role: true, signerTitle: true, organisation: true, method: true, signedAt: true },
    orderBy: { position: 'asc' },
  },
} as const satisfies Prisma.AgreementSelect;

export type CopyRow = Prisma.AgreementGetPayload<{ select: typeof copyColumns }>;

const day = (date: Date | null): CalendarDate | null => date && toCalendarDate(date);

const methodText: Readonly<Record<string, string>> = {
  PASSKEY: 'Typed name, confirmed with a passkey',
  TOTP: 'Typed name, confirmed with a one-time code',
  WET_UPLOADED: 'In ink on paper; one person of each side confirmed the scan',
};

const signatureOf = (row: CopyRow, copy: CopyKind, textKept: boolean) =>
  row.signatures.map(({ role, signerTitle, organisation, method, signedAt }) => ({
    role: signatureRoleLabels[role],
    title: signerTitle ?? 'Signer',
    organization: organisation ?? '',
    method: methodText[method ?? ''] ?? 'Typed name, confirmed with a one-time code',
    signedAt: signedAt ? momentText(signedAt, row.agency.timeZone) : 'Not recorded',
    covers: coverWords(copy, textKept),
  }));

/** The hashes of the signed text and of the sealed file; null where the file is not open to the public. */
const hashesOf = (row: CopyRow) => {
  const outside = openOutsideFile(row.outsideSigning);
  if (outside) return { signedTextSha256: outside.sha256, sealedFileSha256: null };
  return row.sealedDocument && row.frozenVersion
    ? { signedTextSha256: row.frozenVersion.sha256, sealedFileSha256: row.sealedDocument.sha256 }
    : null;
};

const outsideSignatures = (row: CopyRow): VerificationAnswer['signatures'] =>
  outsideSigners(row).map(({ title, organization, signedOn }, index) => ({
    role: index === 0 ? 'For the agency' : 'For ICE',
    ...{ title, organization, signedAt: signedOn },
    method: 'Signed outside the portal',
    covers: coverWords('OUTSIDE_FILE', false),
  }));

/** The amendments that came after what this copy is of. */
const amendedSince = (row: CopyRow): PublicAmendment[] => {
  const { id, amendments } = row.amends ?? row;
  const all = publicAmendments(id, amendments);
  return all.slice(all.findIndex((one) => one.id === row.id) + 1);
};

const amendedWords = (row: CopyRow, copy: CopyKind): string[] =>
  copy === 'SEALED_FILE' || copy === 'SIGNED_TEXT'
    ? amendmentWords({ amends: row.amends?.number ?? null, amendedBy: amendedSince(row) })
    : [];

const toAnswer = (sha256: string, row: CopyRow, copy: CopyKind, look: CloserLook | null): VerificationAnswer => {
  const today = todayAt(row.agency);
  const whole = row.amends ?? row;
  const standing = publicStatusOn(today, toStanding(whole));
  const hashes = hashesOf(row);
  if (standing === null || hashes === null) return unknownAnswer(sha256);
  const facts = { copy, status: statusOn(today, toStanding(whole)), standing };
  const executedOn = day(row.executedOn);
  return {
    verdict: verdictOf(facts),
    copy,
    sha256,
    explanation: [explain(facts), ...amendedWords(row, copy)].join(' '),
    agreement: {
      number: row.number,
      title: row.title,
      program: programOf(programCodeSchema.parse(row.programCode)).name,
      agency: row.agency.legalName,
      office: row.office.name,
      status: standing,
      signedOn: executedOn && dateText(executedOn),
      end: endSentence(whole, today),
      supersededBy: numberOfNeighbor(whole.successor),
      amends: row.amends?.number ?? null,
      amendedBy: amendedSince(row).map(({ number, on }) => ({ number, on })),
      ...hashes,
    },
    seal: sealText(copy, row.sealStampedAt && momentText(row.sealStampedAt, row.agency.timeZone)),
    signatures: copy === 'OUTSIDE_FILE' ? outsideSignatures(row) : signatureOf(row, copy, look?.textKept ?? false),
    problems: look?.problems ?? [],
  };
};

const kindOf = (sha256: string, row: CopyRow): CopyKind => {
  if (row.outsideSigning) return 'OUTSIDE_FILE';
  if (row.sealedDocument?.sha256 === sha256) return 'SEALED_FILE';
  return row.frozenVersion?.sha256 === sha256 ? 'SIGNED_TEXT' : 'EARLIER_TEXT';
};

/** The public agreements, or amendments of them, that a sealed file, a signed text or an earlier text with one of these hashes belongs to. */
export const publicAgreementWith = (hashes: readonly string[]): Promise<CopyRow | null> =>
  runAs('public', async () =>
    db.agreement.findFirst({
      where: {
        AND: [
          { OR: [inRegister, inPublicAgreement] },
          {
            OR: [
              { sealedDocument: { sha256: { in: [...hashes] } } },
              { versions: { some: { sha256: { in: [...hashes] } } } },
              { outsideSigning: { document: { sha256: { in: [...hashes] } } } },
            ],
          },
        ],
      },
      select: copyColumns,
    }),
  );

/** The public agreement, or the amendment of one, with this number. */
export const publicAgreementNumbered = (number: string): Promise<CopyRow | null> =>
  runAs('public', async () =>
    db.agreement.findFirst({ where: { number, OR: [inRegister, inPublicAgreement] }, select: copyColumns }),
  );

/**
 * Says what a copy is.
 * @param sha256 of the copy, lower-case hex
 * @param look what a closer look at the file itself found, where one was taken
 */
export const verifyCopy = (sha256: string, look: CloserLook | null = null): Promise<VerificationAnswer> =>
  runAs('public', async () => {
    const row = await publicAgreementWith([sha256]);
    if (row) return toAnswer(sha256, row, kindOf(sha256, row), null);
    const changed = look && (await publicAgreementNumbered(look.number));
    return changed ? toAnswer(sha256, changed, 'CHANGED_COPY', look) : unknownAnswer(sha256);
  });
