import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { errorsFile } from '@/lib/server/agencies/directory-imports';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { csvDownload } from '@/lib/server/files/csv-download';

type Context = { params: Promise<{ importId: string }> };

/** The errors of a dry run for a spreadsheet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('manage_directory');
  const { importId } = await params;
  const first = confirmBeforeExport(actor, 'export_import_errors', paths.adminDirectoryErrors(importId));
  if (first) return first;
  const text = await errorsFile(actor, importId);
  return text === null ? new Response('Not found', { status: 404 }) : csvDownload('directory-errors.csv', text);
}
