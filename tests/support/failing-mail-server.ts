import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

// A mail server that fails in the one way it is told to, and otherwise hands everything to a real one: the settings of
// the portal are read once, so that both have one address. It does what smtp-server is too polite to do.

export type MailFailure =
  | { at: 'GREETING' | 'STARTTLS' | 'MAIL FROM' | 'RCPT TO' | 'DATA'; say: string }
  /** Takes the connection and says nothing, or ends it in the middle of the mail. */
  | { at: 'SILENT' | 'DROP' };

/** Starts the server on a free port, before the real one at `url`. `tries()` counts how often somebody came. */
export const startFailingServer = async (url: string) => {
  const open = new Set<Socket>();
  const present: { failure: MailFailure | null; tries: number } = { failure: null, tries: 0 };
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((socket) => {
    present.tries += 1;
    keep(socket);
    const { failure } = present;
    if (failure !== null) return fail(socket, failure);
    const real = connect(Number(new URL(url).port), '127.0.0.1');
    keep(real);
    socket.pipe(real).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    failWith: (failure: MailFailure | null) => {
      present.failure = failure;
    },
    tries: () => present.tries,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

const commands = ['EHLO', 'HELO', 'STARTTLS', 'MAIL FROM', 'RCPT TO', 'DATA', 'QUIT', 'RSET'] as const;

const fail = (socket: Socket, failure: MailFailure): void => {
  if (failure.at === 'SILENT') return;
  const say = (line: string): void => void socket.write(`${line}\r\n`);
  say(failure.at === 'GREETING' ? failure.say : '220 failing.example');
  socket.on('data', (bytes) => {
    const text = bytes.toString('latin1').toUpperCase();
    const command = commands.find((one) => text.startsWith(one));
    if (command === undefined) return failure.at === 'DROP' ? void socket.destroy() : say('250 taken');
    if ('say' in failure && failure.at === command) return say(failure.say);
    if (command === 'QUIT') return void socket.end('221 bye\r\n');
    if (command === 'EHLO' && failure.at === 'STARTTLS') return say('250-failing\r\n250 STARTTLS');
    return say(command === 'DATA' ? '354 go on' : '250 fine');
  });
};
