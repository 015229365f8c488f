import { requireRight } from '@/app/(portal)/admin/require-right';
import { errorsFile } from '@/lib/server/agencies/directory-imports';
import { csvDownload } from '@/lib/server/files/csv-download';

type Context = { params: Promise<{ importId: string }> };

/** The errors of a dry run for a spreadsheet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('manage_directory');
  const text = await errorsFile(actor, (await params).importId);
  return text === null ? new Response('Not found', { status: 404 }) : csvDownload('directory-errors.csv', text);
}
