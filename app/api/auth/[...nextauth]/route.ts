import NextAuth from 'next-auth';
import { authOptions } from '@/lib/server/auth/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// next-auth's own pages and its log are not used by anything here, and what is not used is not served.
const served = new Set(['GET csrf', 'GET session', 'POST callback', 'POST signout']);

const answer = async (request: Request, context: Context): Promise<Response> => {
  const [action] = (await context.params).nextauth;
  if (!served.has(`${request.method} ${action}`)) return new Response(null, { status: 404 });
  return NextAuth(authOptions())(request, context);
};

export { answer as GET, answer as POST };
