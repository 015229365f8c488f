import 'server-only';
import { type FileProblem, fileProblems } from '@/lib/domain/register/file-problems';
import { toSha256, type VerificationAnswer } from '@/lib/domain/register/verification';
import { cutTo } from '@/lib/domain/text';
import { fileBytesMax } from '@/lib/server/documents/read-upload';
import { lookOfToken } from '@/lib/server/register/look-token';
import { verifyCopy } from '@/lib/server/register/verify-copy';

// What the page shows for an address: the verdict on a hash, or what was wrong with what was sent.

export type VerifyPage = {
  answer: VerificationAnswer | null;
  /** True when the file itself was looked into. */
  looked: boolean;
  /** What was typed when it is no SHA-256. */
  mistyped: string | null;
  problem: FileProblem | null;
  bytesMax: number;
};

type Asked = Record<string, string | string[] | undefined>;

const isFileProblem = (text: unknown): text is FileProblem =>
  typeof text === 'string' && Object.hasOwn(fileProblems, text);

/** Reads an address of the page. */
export const verifyPage = async ({ sha256: typed, look, problem }: Asked): Promise<VerifyPage> => {
  const sha256 = toSha256(typed);
  const looked = sha256 === null ? null : lookOfToken(look, sha256);
  return {
    answer: sha256 === null ? null : await verifyCopy(sha256, looked?.look),
    looked: looked !== null,
    mistyped: sha256 === null && typeof typed === 'string' ? cutTo(typed, 200) : null,
    problem: isFileProblem(problem) ? problem : null,
    bytesMax: fileBytesMax(),
  };
};
