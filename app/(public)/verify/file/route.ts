import { paths } from '@/lib/domain/paths';
import type { FileProblem } from '@/lib/domain/register/file-problems';
import { originOf } from '@/lib/server/auth/client-address';
import { countTry } from '@/lib/server/auth/throttle';
import { readUpload } from '@/lib/server/documents/read-upload';
import { seeOther } from '@/lib/server/documents/see-other';
import { describeFile } from '@/lib/server/files/file-store';
import { isPdf, lookCloser } from '@/lib/server/register/closer-look';
import { lookToken } from '@/lib/server/register/look-token';

// The closer look at a file that a person chose to send. The file is read here and forgotten; what was found goes to
// the page in its address.

const known: Readonly<Record<string, FileProblem>> = {
  NO_FILE: 'NO_FILE',
  TOO_LARGE: 'TOO_LARGE',
  TOO_MANY: 'TOO_MANY',
};

const back = (problem: FileProblem): Response => seeOther(paths.verifyProblem(problem));

/** Takes the form of the page; sends the browser to the verdict. */
export async function POST(request: Request): Promise<Response> {
  const counted = await countTry('verifyFile', originOf(request.headers).ip ?? 'no address');
  if (!counted.open) return back('TOO_OFTEN');
  const read = await readUpload(request, 'file');
  if (!read.ok) return back(known[read.why] ?? 'BROKEN_FORM');
  const [file, ...more] = read.files;
  if (!file || more.length > 0) return back('TOO_MANY');
  if (!isPdf(file.bytes)) return back('NOT_PDF');
  const { sha256 } = describeFile(file.bytes);
  return seeOther(paths.verifyLooked(sha256, lookToken(sha256, await lookCloser(file.bytes))));
}
