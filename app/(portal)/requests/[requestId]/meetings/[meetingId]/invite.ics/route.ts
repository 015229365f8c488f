import { currentActor } from '@/lib/server/auth/current-actor';
import { attachmentHeader } from '@/lib/server/files/download-answer';
import { findInvite } from '@/lib/server/meetings/meeting-invite';

type Context = { params: Promise<{ requestId: string; meetingId: string }> };

/** The calendar file of a meeting, for those who see its request. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { requestId, meetingId } = await params;
  const actor = await currentActor();
  const text = actor && (await findInvite(actor, requestId, meetingId));
  if (!text) return new Response('Not found', { status: 404 });
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': attachmentHeader('invite.ics'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
