import { paths } from '@/lib/domain/paths';
import { casePackFor } from '@/lib/server/agreements/case-pack/case-pack';
import { packZip } from '@/lib/server/agreements/case-pack/pack-zip';
import { currentActor } from '@/lib/server/auth/current-actor';
import { confirmBeforeExport } from '@/lib/server/auth/step-up';
import { now } from '@/lib/server/clock';
import { attachmentHeader } from '@/lib/server/files/download-answer';

type Context = { params: Promise<{ agreementId: string }> };

/** The case pack of a sealed agreement, for those who see it. Anyone else is told that there is none. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { agreementId } = await params;
  const actor = await currentActor();
  if (!actor) {
    return new Response(null, { status: 303, headers: { location: paths.signIn(paths.agreementPack(agreementId)) } });
  }
  const first = confirmBeforeExport(actor, 'export_case_pack', paths.agreementPack(agreementId));
  if (first) return first;
  const pack = await casePackFor(actor, agreementId);
  if (!pack) return new Response('There is no such pack, or it is not yours to see.', { status: 404 });
  return new Response(packZip(pack, now()), {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': attachmentHeader(pack.filename),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
}
