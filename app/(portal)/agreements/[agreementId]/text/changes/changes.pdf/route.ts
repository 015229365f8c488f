import { textVersionsAsked } from '@/lib/domain/agreements/text-changes';
import { textChangesPaper } from '@/lib/server/agreements/text-changes-paper';
import { currentActor } from '@/lib/server/auth/current-actor';
import { paperAnswer } from '@/lib/server/files/download-answer';
import { UnprintableTextError } from '@/lib/server/signing/paper-font';

type Context = { params: Promise<{ agreementId: string }> };

/** Two versions of the text compared, as a tagged PDF, for those who see the agreement. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { agreementId } = await params;
  const asked = textVersionsAsked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const actor = await currentActor();
  try {
    const paper = actor && asked.success && (await textChangesPaper(actor, agreementId, asked.data));
    return paper ? paperAnswer(paper) : new Response('Not found', { status: 404 });
  } catch (error) {
    if (error instanceof UnprintableTextError) return new Response(error.message, { status: 422 });
    throw error;
  }
}
