// Seeing the portal as somebody else does, for support: who may, as whom, and for how long. It is looking and nothing else.
import type { Role } from '@/lib/domain/access/role';

/** For how many minutes a look may last. Our own rule: long enough for a telephone call. */
export const viewMinutes = [10, 20, 30] as const;

/** How long the reason is, in characters. */
export const viewReasonChars = { min: 10, max: 500 } as const;

// Whoever looks after the portal or over its shoulder is not looked at: their sight is wider than a support case needs.
const neverSeenAs: readonly Role[] = ['ADMIN', 'OVERSIGHT'];

type Person = { id: string | null; active: boolean; roles: readonly Role[] };

/** Why nobody may see the portal as this person; null where one may. */
export const viewHindrance = (viewerId: string | null, person: Person): string | null => {
  if (person.id === viewerId) return 'You see the portal as yourself already.';
  if (!person.active) return 'This account is closed. It sees nothing.';
  return person.roles.some((role) => neverSeenAs.includes(role))
    ? 'Nobody sees the portal as an administrator or as oversight.'
    : null;
};

/** "12 minutes", "1 minute", "less than a minute": what is left of a look. */
export const timeLeft = (endsAt: Date, at: Date): string => {
  const minutes = Math.ceil((endsAt.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return 'less than a minute';
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
};
