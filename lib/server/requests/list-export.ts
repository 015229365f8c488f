import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { EXPORT_NOW_MAX, type ExportFormat } from '@/lib/domain/requests/export-words';

import { type RequestFilter, requestFilterQuery } from '@/lib/domain/requests/list-filter';
import { sha256Hex } from '@/lib/server/audit/append';
import { noteRead } from '@/lib/server/audit/note-read';
import { now } from '@/lib/server/clock';
import {
  countExport,
  EXPORT_BATCH_ROWS,
  exportBytes,
  exportContentTypes,
  exportFilename,
  readExportBatch,
} from '@/lib/server/requests/export-rows';

// The list of requests as a file that comes at once. A longer one is made in the background (exports/).

async function* batchesOf(actor: Actor, filter: RequestFilter): AsyncGenerator<string[][]> {
  let after: string | undefined;
  do {
    const { rows, next }: { rows: string[][]; next: string | null } = await readExportBatch(
      actor,
      filter,
      after,
      EXPORT_BATCH_ROWS,
    );
    yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}

/** A file that is written as it is read. */
export type RequestExport = { filename: string; contentType: string; bytes: AsyncGenerator<Uint8Array> };

/**
 * The requests that the filter leaves to the actor, in the order of the list and with the titles that they may read.
 * Taking it away is an event of the audit log, written before a byte leaves.
 * @param max how many requests come at once
 * @returns null for a list that is too long for that; nothing is noted then
 */
export const exportRequests = async (
  actor: Actor,
  filter: RequestFilter,
  format: ExportFormat,
  max = EXPORT_NOW_MAX,
): Promise<RequestExport | null> => {
  const counted = await countExport(actor, filter, max + 1);
  if (counted > max) return null;
  const facts = { format, filterSha256: sha256Hex(requestFilterQuery(filter)), requests: counted };
  await noteRead(actor, { action: 'request_list.export', target: { type: 'request_list', id: null }, facts });
  const at = now();
  return {
    filename: exportFilename(at, format),
    contentType: exportContentTypes[format],
    bytes: exportBytes(filter, format, at, batchesOf(actor, filter)),
  };
};
