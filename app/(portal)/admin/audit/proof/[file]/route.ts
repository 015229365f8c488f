import { requireRight } from '@/app/(portal)/admin/require-right';
import { proofFile } from '@/lib/server/audit/audit-proof';
import { attachmentHeader } from '@/lib/server/files/download-answer';

type Context = { params: Promise<{ file: string }> };

/** The signed checkpoints, the public keys, or the verifier: what lets others check the log without the portal. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('read_audit');
  const { file } = await params;
  const text = await proofFile(actor, file);
  if (text === null) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': attachmentHeader(file),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
