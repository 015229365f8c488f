import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readableVisibilities } from '@/lib/domain/access/readable';
import type { AgreementFile } from '@/lib/domain/agreements/agreement-view';
import { dateIn, dateText } from '@/lib/domain/dates';
import { paths } from '@/lib/domain/paths';
import { disclosureWords } from '@/lib/domain/requests/disclosure';
import { mayOpen } from '@/lib/domain/requests/may-open';
import { textSearchView } from '@/lib/domain/requests/text-search';
import { db } from '@/lib/server/db/client';
import { isScanning } from '@/lib/server/documents/scanner';

// The files of an agreement, the sealed one first.

const labels: Record<string, string> = {
  SEALED_AGREEMENT: 'Sealed agreement',
  FROZEN_TEXT: 'Text as frozen for signing',
  RESOLUTION: 'Resolution of the governing body',
  EVIDENCE: 'Evidence of a duty',
  SIGNED_SCAN: 'Scan of a signed print copy',
  REJECTED_SCAN: 'Scan that was rejected',
  OUTSIDE_AGREEMENT: 'Agreement as signed outside the portal',
};

const scanKinds: ReadonlySet<string> = new Set(['SIGNED_SCAN', 'REJECTED_SCAN']);

const kilobyte = 1000;

/** A size as people read it: 812 KB, 2.4 MB. */
export const fileSizeText = (bytes: number): string =>
  bytes < kilobyte * kilobyte
    ? `${Math.max(1, Math.round(bytes / kilobyte))} KB`
    : `${(bytes / (kilobyte * kilobyte)).toFixed(1)} MB`;

type Owner = { id: string; sealedDocumentId: string | null; agency: { timeZone: string } };

/** The files of an agreement that the actor, who sees the agreement, may read. */
export const listAgreementFiles = async (actor: Actor, agreement: Owner): Promise<AgreementFile[]> => {
  const rows = await db.document.findMany({
    where: { agreementId: agreement.id, removedAt: null, visibility: { in: readableVisibilities(actor) } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows
    .filter((row) => mayOpen(row, actor, isScanning()))
    .map((row) => ({
      id: row.id,
      label: labels[row.kind] ?? 'File',
      filename: row.filename,
      size: fileSizeText(row.byteLength),
      added: dateText(dateIn(row.createdAt, agreement.agency.timeZone)),
      sha256: row.sha256,
      words: textSearchView(row.textSearch, row.textDetail, actor.side)?.text ?? null,
      disclosure: scanKinds.has(row.kind) ? disclosureWords[row.class].label : null,
      href: paths.document(row.id),
      sealed: row.id === agreement.sealedDocumentId,
    }))
    .sort((a, b) => Number(b.sealed) - Number(a.sealed));
};
