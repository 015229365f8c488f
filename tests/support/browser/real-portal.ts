import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:https';
import path from 'node:path';

// A portal as an operator runs it: no demonstration, empty, and behind a front end that ends TLS on this machine.

const port = Number(process.env.JOURNEYS_PORT ?? '3100') + 2;
const frontPort = port + 1;
const startMsMax = 180_000;

export const realOrigin = `https://localhost:${frontPort}`;
export const realDataDir = '.data/real';

export type RealPortal = { firstLink: string; stop: () => Promise<void> };

const makeCertificate = (folder: string): { key: Buffer; cert: Buffer } => {
  const [key, cert] = [path.join(folder, 'front-key.pem'), path.join(folder, 'front-cert.pem')];
  const what = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', [...what, ...name, '-keyout', key, '-out', cert], { stdio: 'pipe' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
};

// What the README asks of a front end: it ends TLS, passes the name on, and says whom it speaks for.
const startFront = async (): Promise<Server> => {
  const front = createServer(makeCertificate(realDataDir), (asked, answer) => {
    const headers = { ...asked.headers, 'x-forwarded-for': asked.socket.remoteAddress ?? '' };
    const onward = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.rawHeaders);
      given.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((resolve) => front.listen(frontPort, '127.0.0.1', resolve));
  return front;
};

const firstLinkOf = (portal: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`No link came: ${said}`)), startMsMax);
    const read = (bytes: Buffer) => {
      said += String(bytes);
      const link = /https:\S+\/first-administrator\/[\w-]+/u.exec(said)?.[0];
      if (!link) return;
      clearTimeout(late);
      resolve(link);
    };
    portal.stdout?.on('data', read);
    portal.stderr?.on('data', read);
    portal.once('exit', () => reject(new Error(`The portal ended: ${said}`)));
  });

/** Starts the portal, empty, with its front end. Returns the link of the first administrator that it printed. */
export const startRealPortal = async (): Promise<RealPortal> => {
  rmSync(realDataDir, { recursive: true, force: true });
  mkdirSync(realDataDir, { recursive: true });
  const env = {
    ...process.env,
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: realDataDir, DEMO: 'off', PUBLIC_ORIGIN: realOrigin },
    ...{ AUTH_SECRET: 'of-this-journey-alone-0123456789abcdef', TRUSTED_PROXIES: '127.0.0.1' },
  };
  const portal = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => portal.once('exit', () => resolve()));
  const front = await startFront();
  const stop = async () => {
    front.closeAllConnections();
    front.close();
    portal.kill('SIGTERM');
    await ended;
  };
  try {
    return { firstLink: await firstLinkOf(portal), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
