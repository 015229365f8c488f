import { paths } from '@/lib/domain/paths';
import { askExportHref } from '@/lib/domain/requests/export-job';
import { exportFormatOf, requestExportHref } from '@/lib/domain/requests/list-export';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { currentActor } from '@/lib/server/auth/current-actor';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { streamAnswer } from '@/lib/server/files/download-answer';
import { exportRequests } from '@/lib/server/requests/list-export';

const elsewhere = (location: string): Response =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

/**
 * The requests that the filters of the list leave, as CSV or as a workbook, for somebody who has just confirmed. A list
 * that is too long to come at once leads to the page where it is made in the background.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = requestFilter.parse({ ...asked, after: undefined, before: undefined });
  const format = exportFormatOf(asked.format);
  const address = requestExportHref(filter, format);
  const actor = await currentActor();
  if (!actor) return elsewhere(paths.signIn(address));
  const first = confirmBeforeExport(actor, 'export_requests', address);
  if (first) return first;
  const file = await exportRequests(actor, filter, format);
  return file ? streamAnswer(file) : elsewhere(askExportHref(filter, format));
}
