import { openApiDocument } from '@/lib/domain/finder/api-document';
import { paths } from '@/lib/domain/paths';

export const dynamic = 'force-static';

/** The OpenAPI 3.1 document of the public API. */
export function GET(): Response {
  return Response.json(openApiDocument(paths.recommendationsApi(), paths.verifyApi()));
}
