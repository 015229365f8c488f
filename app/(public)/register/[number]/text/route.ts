import { registerText } from '@/lib/server/register/register-entry';

export const dynamic = 'force-dynamic';

type Params = { params: Promise<{ number: string }> };

/** The sealed PDF of a public entry, to save and never to open inside the portal; 404 for everything else. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { number } = await params;
  const text = await registerText(number);
  if (!text) return new Response('There is no public agreement with this number.\n', { status: 404 });
  return new Response(Buffer.from(text.bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${number}.pdf"`,
      'Content-Length': String(text.bytes.byteLength),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-cache',
      ETag: `"${text.sha256}"`,
      'Repr-Digest': `sha-256=:${Buffer.from(text.sha256, 'hex').toString('base64')}:`,
    },
  });
}
