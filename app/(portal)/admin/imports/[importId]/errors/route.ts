import { requireRight } from '@/app/(portal)/admin/require-right';
import { importErrorsFile } from '@/lib/server/agreements/imports/import-queries';
import { csvDownload } from '@/lib/server/files/csv-download';

type Context = { params: Promise<{ importId: string }> };

/** The errors of an import for a spreadsheet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('import_agreements');
  const text = await importErrorsFile(actor, (await params).importId);
  return text === null ? new Response('Not found', { status: 404 }) : csvDownload('import-errors.csv', text);
}
