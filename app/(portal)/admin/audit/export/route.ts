import { requireRight } from '@/app/(portal)/admin/require-right';
import { type AuditExportFormat, auditExportAddress, auditExportFormats } from '@/lib/domain/audit-address';
import { exportAudit } from '@/lib/server/audit/audit-export';
import { toAuditFilter } from '@/lib/server/audit/audit-filter';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { attachmentHeader } from '@/lib/server/files/download-answer';

const toFormat = (asked: string | undefined): AuditExportFormat =>
  auditExportFormats.find((format) => format === asked) ?? 'jsonl';

const streamOf = (text: AsyncGenerator<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await text.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
};

/** The events that the filters of the page leave, as CSV or JSONL, for somebody who has just shown a second factor. */
export async function GET(request: Request): Promise<Response> {
  const actor = await requireRight('read_audit');
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const filter = toAuditFilter(asked);
  const format = toFormat(asked.format);
  const first = confirmBeforeExport(actor, 'export_audit', auditExportAddress(filter, format));
  if (first) return first;
  const file = await exportAudit(actor, filter, format);
  if (!file) return new Response('Not found', { status: 404 });
  return new Response(streamOf(file.text), {
    headers: {
      'content-type': file.contentType,
      'content-disposition': attachmentHeader(file.filename),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
