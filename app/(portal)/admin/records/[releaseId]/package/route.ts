import { requireRight } from '@/app/(portal)/admin/require-right';
import { paths } from '@/lib/domain/paths';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { zipAnswer } from '@/lib/server/files/download-answer';
import { packageFor } from '@/lib/server/records/releases/release-download';

type Context = { params: Promise<{ releaseId: string }> };

/** The package of a released copy, for whoever has just confirmed who they are. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireRight('prepare_release');
  const { releaseId } = await params;
  const first = confirmBeforeExport(actor, 'export_case', paths.releasePackage(releaseId));
  if (first) return first;
  const answer = await packageFor(actor, releaseId);
  return typeof answer === 'string' ? new Response('Not found', { status: 404 }) : zipAnswer(answer);
}
