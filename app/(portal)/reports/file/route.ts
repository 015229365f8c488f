import { paths } from '@/lib/domain/paths';
import { reportFileAsked, reportFileHref } from '@/lib/domain/reports/report-file';
import { currentActor } from '@/lib/server/auth/current-actor';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { csvDownload } from '@/lib/server/files/csv-download';
import { reportFile } from '@/lib/server/reports/report-file';

/** One report as CSV, as it is filtered, for somebody who has just confirmed. */
export async function GET(request: Request): Promise<Response> {
  const asked = reportFileAsked(Object.fromEntries(new URL(request.url).searchParams));
  const address = reportFileHref(asked);
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 303, headers: { location: paths.signIn(address) } });
  const first = confirmBeforeExport(actor, 'export_reports', address);
  if (first) return first;
  const text = await reportFile(actor, asked);
  if (text === null) return new Response(null, { status: 404 });
  return csvDownload(`${asked.report.toLowerCase().replaceAll('_', '-')}.csv`, text);
}
