import { downloadAnswer } from '@/lib/server/files/download-answer';
import { portalFiles } from '@/lib/server/files/portal-files';
import { registerMinutes } from '@/lib/server/register/register-meetings';

export const dynamic = 'force-dynamic';

type Params = { params: Promise<{ number: string; meetingId: string }> };

/** The published minutes of a steering meeting, to save and never to open inside the portal; 404 for everything else. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { number, meetingId } = await params;
  const minutes = await registerMinutes(number, meetingId);
  const bytes = minutes && (await portalFiles().getFile(minutes.sha256));
  if (!minutes || !bytes) return new Response('There are no public minutes of this meeting.\n', { status: 404 });
  return downloadAnswer(minutes, bytes);
}
