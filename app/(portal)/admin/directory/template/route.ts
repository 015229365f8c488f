import { requireRight } from '@/app/(portal)/admin/require-right';
import { templateFile } from '@/lib/server/agencies/directory-imports';
import { csvDownload } from '@/lib/server/files/csv-download';

/** The template of an import. */
export async function GET(): Promise<Response> {
  await requireRight('manage_directory');
  return csvDownload('agency-directory-template.csv', templateFile());
}
