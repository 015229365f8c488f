import { paths } from '@/lib/domain/paths';
import { currentActor } from '@/lib/server/auth/current-actor';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { streamAnswer } from '@/lib/server/files/download-answer';
import { ownFile } from '@/lib/server/requests/exports/file-queries';

type Props = { params: Promise<{ exportId: string }> };

/** The file of a list for whoever asked for it and has just confirmed that it is them. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { exportId } = await params;
  const address = paths.requestExportFile(exportId);
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 303, headers: { location: paths.signIn(address) } });
  const first = confirmBeforeExport(actor, 'export_requests', address);
  if (first) return first;
  const file = await ownFile(actor, exportId);
  if (file === 'NOT_FOUND' || file === 'UNCONFIRMED') return new Response(null, { status: 404 });
  return streamAnswer(file, file.byteLength);
}
