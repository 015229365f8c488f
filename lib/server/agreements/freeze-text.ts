import 'server-only';
import type { AgreementCase } from '@/lib/server/agreements/case-row';
import { storedContent, toAgreementDocument } from '@/lib/server/agreements/frozen-document';
import { type AgreementContext, personOf } from '@/lib/server/agreements/step-input';
import { now } from '@/lib/server/clock';
import { db } from '@/lib/server/db/client';
import type { StoredFile } from '@/lib/server/files/file-store';
import { portalFiles } from '@/lib/server/files/portal-files';
import type { AgreementDocument } from '@/lib/server/signing/agreement-document';
import { UnprintableTextError } from '@/lib/server/signing/paper-font';
import { renderAgreement } from '@/lib/server/signing/render-agreement';
import { refuseBlocked } from '@/lib/server/workflow/step-refused';

// Freezing a text: rendered and stored before the transaction, because both take longer than a row may be locked;
// inside it, the rendering counts only for the very version of the agreement it was made from.

type Frozen = { document: AgreementDocument; file: StoredFile; caseVersion: number };

const isFrozen = (value: unknown): value is Frozen =>
  typeof value === 'object' && value !== null && 'document' in value && 'file' in value && 'caseVersion' in value;

const render = async (document: AgreementDocument): Promise<Uint8Array> => {
  try {
    return await renderAgreement(document);
  } catch (error) {
    // Somebody typed characters the font of the paper does not have: a thing to mend in the text.
    if (error instanceof UnprintableTextError) return refuseBlocked(error.message);
    throw error;
  }
};

/** Renders and stores the text as it stands. Runs before the transaction of the step. */
export const prepareFrozenText = async (row: AgreementCase): Promise<Frozen> => {
  const versions = await db.agreementVersion.count({ where: { agreementId: row.id } });
  const document = toAgreementDocument(row, versions + 1, now());
  return { document, file: await portalFiles().putFile(await render(document)), caseVersion: row.version };
};

/** Registers the rendered text as the next version, ties the places to sign to it, and freezes the agreement on it. */
export const freezeText = async ({ tx, row, actor, now: at, prepared }: AgreementContext): Promise<void> => {
  if (!isFrozen(prepared)) throw new Error('The text was not rendered before it was to be frozen.');
  const { document, file, caseVersion } = prepared;
  if (caseVersion !== row.version) {
    return refuseBlocked('The text changed while it was being frozen. Look at it again, then open the signing.');
  }
  const { id: documentId } = await tx.document.create({
    data: {
      agreementId: row.id,
      kind: 'FROZEN_TEXT',
      filename: `${row.number}-version-${document.version}.pdf`,
      contentType: 'application/pdf',
      ...file,
      uploadedById: personOf(actor),
      createdAt: at,
    },
    select: { id: true },
  });
  const { id: versionId } = await tx.agreementVersion.create({
    data: {
      agreementId: row.id,
      n: document.version,
      ...file,
      documentId,
      content: storedContent(document),
      createdAt: at,
    },
    select: { id: true },
  });
  await tx.signature.updateMany({ where: { agreementId: row.id, status: 'PENDING' }, data: { versionId } });
  row.pending.columns.frozenVersionId = versionId;
};
