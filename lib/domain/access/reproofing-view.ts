/** Somebody who has to prove anew who they are, on the list of administrators. */
export type ReproofingView = {
  id: string;
  person: string;
  email: string;
  reason: string;
  startedBy: string;
  startedAt: Date;
  confirmedBy: string | null;
  state: 'WAITS' | 'CONFIRMED';
  mayConfirm: boolean;
};
