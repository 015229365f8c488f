import { requireRight } from '@/app/(portal)/admin/require-right';
import { templateFile } from '@/lib/server/agencies/directory-imports';

/** The template of an import. */
export async function GET(): Promise<Response> {
  await requireRight('manage_directory');
  return new Response(templateFile(), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="agency-directory-template.csv"',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
