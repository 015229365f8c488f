import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { importErrorsFile } from '@/lib/server/agreements/imports/import-queries';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { csvDownload } from '@/lib/server/files/csv-download';

type Context = { params: Promise<{ importId: string }> };

/** The errors of an import for a spreadsheet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('import_agreements');
  const { importId } = await params;
  const first = confirmBeforeExport(actor, 'export_import_errors', paths.adminImportErrors(importId));
  if (first) return first;
  const text = await importErrorsFile(actor, importId);
  return text === null ? new Response('Not found', { status: 404 }) : csvDownload('import-errors.csv', text);
}
