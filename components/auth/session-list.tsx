'use client';
import { useActionState } from 'react';
import { Form } from '@/components/form/form';
import { Submit } from '@/components/form/submit';
import { Tag } from '@/components/ui/tag/tag';
import { momentText } from '@/lib/domain/dates';
import { idle } from '@/lib/domain/result';
import type { Act } from './act';

type Session = {
  id: string;
  browser: string;
  ip: string | null;
  method: string;
  openedAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
};

type SessionListProps = { sessions: readonly Session[]; timeZone: string; revoke: Act; revokeOthers: Act };

/** Where a person is signed in, with a way to end each session. */
export function SessionList({ sessions, timeZone, revoke, revokeOthers }: SessionListProps) {
  const [answer, submit] = useActionState(revoke, idle);
  return (
    <div className="space-y-4">
      <Form action={submit} answer={answer} name="sessions">
        <ul className="divide-y divide-line border-line border-y">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
              <SessionFacts session={session} timeZone={timeZone} />
              {!session.isThisOne && (
                <Submit tone="secondary" name="sessionId" value={session.id} waiting="Signing out…">
                  Sign out<span className="sr-only"> {session.browser}</span>
                </Submit>
              )}
            </li>
          ))}
        </ul>
      </Form>
      <RevokeOthers action={revokeOthers} others={sessions.length - 1} />
    </div>
  );
}

function SessionFacts({ session, timeZone }: { session: Session; timeZone: string }) {
  return (
    <div className="min-w-0 space-y-1">
      <p className="flex flex-wrap items-center gap-3">
        <strong>{session.browser}</strong>
        {session.isThisOne && <Tag tone="green">This browser</Tag>}
      </p>
      <p className="text-muted">
        {session.method}
        {session.ip && <>, from {session.ip}</>}
      </p>
      <p className="text-muted">
        Signed in {momentText(session.openedAt, timeZone)}. Last seen {momentText(session.lastSeenAt, timeZone)}.
      </p>
    </div>
  );
}

// Stays when no session is left to end, because it says what was done.
function RevokeOthers({ action, others }: { action: Act; others: number }) {
  const [answer, submit] = useActionState(action, idle);
  return (
    <Form action={submit} answer={answer} name="other-sessions">
      {others > 0 && (
        <Submit tone="secondary" waiting="Signing out…">
          Sign out everywhere else
        </Submit>
      )}
    </Form>
  );
}
