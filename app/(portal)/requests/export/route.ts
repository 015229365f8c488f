import { paths } from '@/lib/domain/paths';
import { exportFormatOf, requestExportHref } from '@/lib/domain/requests/list-export';
import { requestFilter } from '@/lib/domain/requests/list-filter';
import { currentActor } from '@/lib/server/auth/current-actor';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { attachmentHeader } from '@/lib/server/files/download-answer';
import { exportRequests } from '@/lib/server/requests/list-export';

const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  });

/** The requests that the filters of the list leave, as CSV or as a workbook, for somebody who has just confirmed. */
export async function GET(request: Request): Promise<Response> {
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = requestFilter.parse({ ...asked, after: undefined, before: undefined });
  const format = exportFormatOf(asked.format);
  const address = requestExportHref(filter, format);
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 303, headers: { location: paths.signIn(address) } });
  const first = confirmBeforeExport(actor, 'export_requests', address);
  if (first) return first;
  const file = await exportRequests(actor, filter, format);
  return new Response(streamOf(file.bytes), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': attachmentHeader(file.filename),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
}
