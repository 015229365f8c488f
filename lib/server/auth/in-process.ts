import 'server-only';
import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth, { type AuthOptions } from 'next-auth';

// next-auth, asked by the server itself as a browser would over HTTP.

/** What next-auth reads of a request, and no more. */
export type RequestLike = Pick<NextApiRequest, 'method' | 'query' | 'body' | 'cookies' | 'headers'>;

/** What next-auth answered: where it would send the browser, and the cookies it would set. */
export type InProcessAnswer = { redirect: string | null; cookies: Map<string, string> };

/** Asks next-auth; returns its answer. */
export const askNextAuth = async (options: AuthOptions, request: RequestLike): Promise<InProcessAnswer> => {
  const answer = collectingResponse();
  await NextAuth(options)(toRequest(request), answer.response);
  return answer.read();
};

const toRequest = (request: RequestLike): NextApiRequest => request as NextApiRequest;

const collectingResponse = () => {
  const kept = new Map<string, string | string[]>();
  const response = {
    status: () => response,
    setHeader: (name: string, value: string | string[]) => {
      kept.set(name, value);
      return response;
    },
    getHeader: (name: string) => kept.get(name),
    end: () => undefined,
    json: () => undefined,
    send: () => undefined,
  };
  const read = (): InProcessAnswer => {
    const lines = [kept.get('Set-Cookie') ?? []].flat();
    const pairs = lines.map((line): [string, string] => {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    });
    return { redirect: [kept.get('Location') ?? []].flat()[0] ?? null, cookies: new Map(pairs) };
  };
  return { response: toResponse(response), read };
};

const toResponse = (response: object): NextApiResponse => response as NextApiResponse;
