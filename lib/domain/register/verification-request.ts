// From the text of a request to the hash that is asked about, or the problem with it.
import { type Problem, placeProblem, problemOf } from '@/lib/domain/finder/problem';
import { readJson } from '@/lib/domain/finder/read-json';
import { verificationRequest } from './verification';

/** Reads the JSON body of a request; unknown names and values are refused with the path of each. */
export function readVerificationRequest(text: string): { ok: true; sha256: string } | { ok: false; problem: Problem } {
  const read = readJson(text);
  if (!read.ok) return read;
  const parsed = verificationRequest.safeParse(read.value);
  if (parsed.success) return { ok: true, sha256: parsed.data.sha256.toLowerCase() };
  const errors = parsed.error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => placeProblem([...issue.path, key], 'Only sha256 belongs here. Leave it out.'))
        : [placeProblem(issue.path, issue.path.length === 0 ? 'Send an object with sha256.' : issue.message)],
    )
    .slice(0, 100);
  return { ok: false, problem: problemOf(422, 'Mend each place that is named in errors.', errors) };
}
