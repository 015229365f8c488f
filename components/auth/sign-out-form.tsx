import type { ReactNode } from 'react';
import { Submit } from '@/components/form/submit';

/** The sign-out button, for the header of every signed-in page. `action` is `signOutAction`. */
export function SignOutForm({ action, children = 'Sign out' }: { action: () => Promise<void>; children?: ReactNode }) {
  return (
    <form action={action} className="shrink-0 whitespace-nowrap">
      <Submit tone="quiet" waiting="Signing out…">
        {children}
      </Submit>
    </form>
  );
}
