// What a person asks of the notices about one case: more of them, or fewer mails.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';

export const watchKinds = ['FOLLOW', 'MUTE'] as const;
export type WatchKind = (typeof watchKinds)[number];

export const watchLabels = {
  FOLLOW: { label: 'Followed', hint: 'You are told of every step that others are told of.' },
  MUTE: { label: 'Muted', hint: 'No mail about it but what cannot be turned off. The notices page keeps all of it.' },
} as const satisfies Record<WatchKind, { label: string; hint: string }>;

/** A person watches so many cases at most. Our own rule. */
export const WATCHES_MAX = 500;

export const watchInput = z.strictObject({
  kind: z.enum(['request', 'agreement']),
  caseId: rowId('Open the case again.'),
  watch: z.enum([...watchKinds, 'NONE'], 'Press one of the buttons.'),
});

/** One case on the list of what a person follows or has muted. */
export type WatchedCase = {
  kind: 'request' | 'agreement';
  id: string;
  number: string;
  agency: string;
  href: string;
  watch: WatchKind;
};
