import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

// A real SMTP server on loopback that keeps what it takes, and can refuse.

export type MailServer = {
  url: string;
  taken: ParsedMail[];
  /** Answers every message with this code from now on; null takes them again. */
  refuseWith: (code: number | null) => void;
  stop: () => Promise<void>;
};

/** Starts a mail server on a free port of this machine. */
export const startMailServer = async (): Promise<MailServer> => {
  const taken: ParsedMail[] = [];
  let refusal: number | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, finish) => {
      simpleParser(stream).then((mail) => {
        if (refusal !== null) return finish(Object.assign(new Error('Not now.'), { responseCode: refusal }));
        taken.push(mail);
        return finish();
      }, finish);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuseWith: (code) => {
      refusal = code;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
