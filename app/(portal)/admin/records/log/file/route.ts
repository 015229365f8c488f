import { notFound } from 'next/navigation';
import { requireRight } from '@/app/(portal)/admin/require-right';
import { csvDownload } from '@/lib/server/files/csv-download';
import { releaseLogFile } from '@/lib/server/records/releases/log-queries';

/** The log of what left, as a table. */
export async function GET(): Promise<Response> {
  const text = await releaseLogFile(await requireRight('read_records'));
  if (text === null) notFound();
  return csvDownload('release-log.csv', text);
}
