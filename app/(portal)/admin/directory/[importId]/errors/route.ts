import { requireRight } from '@/app/(portal)/admin/require-right';
import { errorsFile } from '@/lib/server/agencies/directory-imports';

type Context = { params: Promise<{ importId: string }> };

/** The errors of a dry run for a spreadsheet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('manage_directory');
  const text = await errorsFile(actor, (await params).importId);
  if (text === null) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="directory-errors.csv"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
