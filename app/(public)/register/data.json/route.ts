import { paths } from '@/lib/domain/paths';
import { registerObject } from '@/lib/domain/register/register-data';
import { env } from '@/lib/server/env';
import { askedIn, dataResponse } from '@/lib/server/register/data-response';
import { registerRecords } from '@/lib/server/register/register-data';
import { toRegisterFilter } from '@/lib/server/register/register-filter';

export const dynamic = 'force-dynamic';

/** The register as JSON, with the filters of the page. */
export function GET(request: Request): Promise<Response> {
  return dataResponse(request, {
    type: 'application/json',
    body: async () => {
      const agreements = (await registerRecords(toRegisterFilter(askedIn(request)))).map(registerObject);
      return JSON.stringify({ dictionary: `${env.PUBLIC_ORIGIN}${paths.registerData()}`, agreements });
    },
  });
}
