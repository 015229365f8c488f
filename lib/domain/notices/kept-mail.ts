// The mails that a portal without a mail server keeps, as an administrator sees them: no secret address opens to them.

export type KeptMailRow = { id: string; to: string; subject: string; at: string; machineAt: string };

export type KeptMail = KeptMailRow & { from: string; text: string; files: readonly string[] };

export type KeptMailList =
  /** Mails leave through a mail server, and none is kept. */
  { kept: false } | { kept: true; rows: readonly KeptMailRow[]; next: string | null; isFirst: boolean };
