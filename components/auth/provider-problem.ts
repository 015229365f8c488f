const texts: Readonly<Record<string, { heading: string; text: string }>> = {
  provider: {
    heading: 'You were not signed in',
    text: 'The answer of the identity provider was not accepted here. Start again, or sign in another way. If your address there has changed since you linked it, sign in another way and link it again. If it goes on, tell your administrator.',
  },
  cancelled: {
    heading: 'You were not signed in',
    text: 'The sign-in at the identity provider was ended before it was finished. Start again, or sign in another way.',
  },
  unreachable: {
    heading: 'The identity provider cannot be reached',
    text: 'Try again later, or sign in another way.',
  },
};

/** What to tell somebody who comes back from an identity provider without being signed in; null for anything else. */
export const problemText = (problem: unknown): { heading: string; text: string } | null =>
  typeof problem === 'string' && Object.hasOwn(texts, problem) ? (texts[problem] ?? null) : null;
