import type { LaunchSettings } from '@/lib/server/env';
import { isPortFree } from '@/scripts/database/free-port';
import { Refusal } from '@/scripts/refusal';

/** Throws a Refusal when the portal could not listen where the settings say. */
export async function requireFreePort({ HOST, PORT }: LaunchSettings): Promise<void> {
  if (await isPortFree(HOST, PORT)) return;
  throw new Refusal(
    `The portal cannot listen on ${HOST}, port ${PORT}: another program uses it, or it is not ours to use. ` +
      `Set another one, such as PORT=${PORT < 65_000 ? PORT + 1 : 3001}.`,
  );
}

/** Waits until the portal answers its health check; returns false when it does not in the time given. */
export async function waitUntilHealthy({ HOST, PORT }: LaunchSettings, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  while (Date.now() < until) {
    if (await answersWell(`http://${reachableHost(HOST)}:${PORT}/api/health`)) return true;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return false;
}

async function answersWell(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      signal: AbortSignal.timeout(30_000),
      headers: { 'Accept-Encoding': 'identity' },
    });
    return answer.ok;
  } catch {
    return false;
  }
}

function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
