import { requireRight } from '@/app/(portal)/admin/require-right';
import { importTemplateFile } from '@/lib/server/agreements/imports/import-queries';
import { csvDownload } from '@/lib/server/files/csv-download';

/** The template of an import of agreements. */
export async function GET(): Promise<Response> {
  await requireRight('import_agreements');
  return csvDownload('earlier-agreements-template.csv', importTemplateFile());
}
