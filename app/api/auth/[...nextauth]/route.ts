import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/auth-options';
import { receiveFromProvider } from '@/lib/server/auth/identity/browser-trip';

type Context = { params: Promise<{ nextauth: string[] }> };

// next-auth's own pages and its log are not used by anything here, and what is not used is not served.
const served = new Set(['GET csrf', 'GET session', 'POST callback', 'POST signout']);

const answer = async (request: Request, context: Context): Promise<Response> => {
  const [action, provider = '', ...rest] = (await context.params).nextauth;
  if (request.method === 'GET' && action === 'callback' && rest.length === 0) return receive(provider, request);
  if (!served.has(`${request.method} ${action}`)) return new Response(null, { status: 404 });
  return NextAuth(authOptions())(request, context);
};

// Whoever comes back from an identity provider. The rest of the protocol's addresses is closed.
const receive = async (provider: string, request: Request): Promise<Response> => {
  const location = await receiveFromProvider(provider, new URL(request.url));
  const headers = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  if (location === null) return new Response(null, { status: 404 });
  return new Response(null, { status: 303, headers: { ...headers, location } });
};

export { answer as GET, answer as POST };
