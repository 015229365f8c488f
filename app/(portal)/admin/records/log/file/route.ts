import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { csvDownload } from '@/lib/server/files/csv-download';
import { releaseLogFile } from '@/lib/server/records/releases/log-queries';

/** The log of what left, as a table. */
export async function GET(): Promise<Response> {
  const actor = await requireRight('read_records');
  const first = confirmBeforeExport(actor, 'export_release_log', paths.releaseLogFile());
  if (first) return first;
  const text = await releaseLogFile(actor);
  if (text === null) notFound();
  return csvDownload('release-log.csv', text);
}
