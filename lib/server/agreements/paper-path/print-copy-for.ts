import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { paperStatementWords, paperWords } from '@/lib/domain/agreements/paper';
import { paths } from '@/lib/domain/paths';
import { isAgencyPlace, signatureRoleLabels } from '@/lib/domain/programs/signature-role';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { frozenDocument } from '@/lib/server/agreements/frozen-document';
import { findVisibleAgreement } from '@/lib/server/agreements/visible-agreement';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { env } from '@/lib/server/env';
import { portalFiles } from '@/lib/server/files/portal-files';
import { renderPrintCopy } from '@/lib/server/signing/print-copy';
import { countPages } from '@/lib/server/signing/sealed-content';

// The copy that is printed, signed and scanned, drawn anew from the frozen bytes whenever somebody asks for it.

type Place = AgreementCase['signatures'][number];

/**
 * The print copy for one place of a frozen text.
 * @throws Error when the text is not frozen, its file is missing, or nobody is named for the place
 */
export const printCopyOf = async (row: AgreementCase, place: Place): Promise<Uint8Array> => {
  const version = row.frozenVersion;
  if (!version || !place.user) throw new Error(`Agreement ${row.number} has no frozen text, or no signer.`);
  const frozenPdf = await portalFiles().getFile(version.sha256);
  if (!frozenPdf) throw new Error(`The frozen text of ${row.number} is missing from the file store.`);
  const document = frozenDocument(version.content);
  return renderPrintCopy({
    agreementNumber: document.number,
    agreementTitle: document.title,
    version: document.version,
    frozenPdf,
    frozenSha256: version.sha256,
    textPages: countPages(frozenPdf),
    roleLabel: signatureRoleLabels[place.role],
    signerName: place.user.name,
    signerTitle: place.user.title,
    organization: isAgencyPlace(place.role) ? row.agency.legalName : row.office.name,
    intent: paperWords.intent,
    authority: paperStatementWords(place.role),
    verifyAt: `${env.PUBLIC_ORIGIN}${paths.verify(version.sha256)}`,
    createdAt: document.createdAt,
    demonstration: document.demonstration,
  });
};

/** The print copy of a place for somebody who sees the agreement; null when that place is not signed on paper. */
export const printCopyFor = async (
  actor: Actor,
  agreementId: string,
  placeId: string,
): Promise<{ filename: string; bytes: Uint8Array } | null> => {
  const row = await findVisibleAgreement(actor, agreementId);
  const place = row?.signatures.find(({ id, paperChoices }) => id === placeId && paperChoices.length > 0);
  if (!row?.frozenVersion || !place) return null;
  const filename = `${row.number}-version-${row.frozenVersion.n}-print-copy-${place.position}.pdf`;
  const bytes = await printCopyOf(row, place);
  await noteRead(actor, {
    action: 'paper.download',
    target: { type: 'agreement', id: row.id },
    facts: { paper: 'print_copy', sha256: sha256Hex(bytes) },
  });
  return { filename, bytes };
};
