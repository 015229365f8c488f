import { type Problem, problemOf } from '@/lib/domain/finder/problem';
import { recommend } from '@/lib/domain/finder/recommendations';
import { activeRules } from '@/lib/server/assessments/active-rules';
import { originOf } from '@/lib/server/auth/client-address';
import { countTry, waitingTime } from '@/lib/server/auth/throttle';
import { readBody } from '@/lib/server/finder/read-body';

// The rules of the portal for other programs. No sign-in, nothing is kept; calls are counted by address.
export const dynamic = 'force-dynamic';

const bytesMax = 64 * 1024;
const noStore = { 'Cache-Control': 'no-store' };

const answerProblem = (problem: Problem, headers: Record<string, string> = {}): Response =>
  Response.json(
    { type: 'about:blank', ...problem },
    { status: problem.status, headers: { ...noStore, 'Content-Type': 'application/problem+json', ...headers } },
  );

/** Takes an agency's answers; returns which programs fit, with the whole reckoning in words. */
export async function POST(request: Request): Promise<Response> {
  const counted = await countTry('recommendations', originOf(request.headers).ip ?? 'no address');
  if (!counted.open) {
    const detail = `Ask again in ${waitingTime(counted.waitSeconds)}.`;
    return answerProblem(problemOf(429, detail), { 'Retry-After': String(counted.waitSeconds) });
  }
  const body = await readBody(request, bytesMax);
  if (!body.ok) return answerProblem(body.problem);
  const answer = recommend(body.text, await activeRules());
  return answer.ok ? Response.json(answer.body, { headers: noStore }) : answerProblem(answer.problem);
}

const postOnly = (): Response =>
  answerProblem(problemOf(405, 'Send the answers as JSON with POST.'), { Allow: 'POST, OPTIONS' });

export const GET = postOnly;
export const HEAD = postOnly;
export const PUT = postOnly;
export const PATCH = postOnly;
export const DELETE = postOnly;
