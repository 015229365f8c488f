import { type Problem, problemOf } from '@/lib/domain/finder/problem';
import { readVerificationRequest } from '@/lib/domain/register/verification-request';
import { originOf } from '@/lib/server/auth/client-address';
import { countTry, waitingTime } from '@/lib/server/auth/throttle';
import { fileBytesMax } from '@/lib/server/documents/read-upload';
import { describeFile } from '@/lib/server/files/file-store';
import { readBody, readBytes } from '@/lib/server/finder/read-body';
import { isPdf, lookCloser } from '@/lib/server/register/closer-look';
import { verifyCopy } from '@/lib/server/register/verify-copy';

// Checks a copy of an agreement for other programs. No sign-in, nothing is kept; calls are counted by address.
export const dynamic = 'force-dynamic';

const jsonBytesMax = 1024;
const noStore = { 'Cache-Control': 'no-store' };

const answerProblem = (problem: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: 'about:blank', ...problem },
    { status: problem.status, headers: { ...noStore, 'Content-Type': 'application/problem+json', ...headers } },
  );

const sent = (request: Request): 'PDF' | 'JSON' | 'OTHER' => {
  const type = (request.headers.get('content-type') ?? '').trim().toLowerCase();
  if (type === 'application/pdf' && !request.headers.has('content-encoding')) return 'PDF';
  return type.startsWith('application/json') ? 'JSON' : 'OTHER';
};

const answerFile = async (request: Request): Promise<Response> => {
  const bytes = await readBytes(request, fileBytesMax());
  if (bytes === null) {
    return answerProblem(problemOf(413, `Send ${fileBytesMax().toLocaleString('en-US')} bytes or fewer.`));
  }
  if (!isPdf(bytes)) return answerProblem(problemOf(422, 'The body is not a PDF. Send the PDF of the agreement.'));
  return Response.json(await verifyCopy(describeFile(bytes).sha256, await lookCloser(bytes)), { headers: noStore });
};

const answerHash = async (request: Request): Promise<Response> => {
  const body = await readBody(request, jsonBytesMax);
  if (!body.ok) return answerProblem(body.problem);
  const asked = readVerificationRequest(body.text);
  return asked.ok ? Response.json(await verifyCopy(asked.sha256), { headers: noStore }) : answerProblem(asked.problem);
};

/** Takes the SHA-256 of a copy, or the copy itself; returns the verdict and what each signature covers. */
export async function POST(request: Request): Promise<Response> {
  const kind = sent(request);
  const by = kind === 'PDF' ? 'verifyFile' : 'verifyCopy';
  const counted = await countTry(by, originOf(request.headers).ip ?? 'no address');
  if (!counted.open) {
    const detail = `Ask again in ${waitingTime(counted.waitSeconds)}.`;
    return answerProblem(problemOf(429, detail), { 'Retry-After': String(counted.waitSeconds) });
  }
  if (kind === 'OTHER') {
    const title = 'The request is sent as neither JSON nor PDF';
    return answerProblem({
      ...problemOf(415, 'Send the hash as “application/json”, or the file as “application/pdf”.'),
      title,
    });
  }
  return kind === 'PDF' ? answerFile(request) : answerHash(request);
}

const postOnly = (): Response =>
  answerProblem(problemOf(405, 'Send the hash as JSON, or the PDF itself, with POST.'), { Allow: 'POST, OPTIONS' });

export const GET = postOnly;
export const HEAD = postOnly;
export const PUT = postOnly;
export const PATCH = postOnly;
export const DELETE = postOnly;
