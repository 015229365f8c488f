import { registerCsv } from '@/lib/domain/register/register-data';
import { askedIn, dataResponse } from '@/lib/server/register/data-response';
import { registerRecords } from '@/lib/server/register/register-data';
import { toRegisterFilter } from '@/lib/server/register/register-filter';

export const dynamic = 'force-dynamic';

/** The register as CSV, with the filters of the page. */
export function GET(request: Request): Promise<Response> {
  return dataResponse(request, {
    type: 'text/csv; charset=utf-8; header=present',
    download: 'register.csv',
    body: async () => registerCsv(await registerRecords(toRegisterFilter(askedIn(request)))),
  });
}
