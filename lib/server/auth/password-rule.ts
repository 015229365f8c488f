import 'server-only';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { z } from 'zod';
import { fillWords, programWords } from '@/lib/domain/access/password-words';

// What a new password must be (NIST SP 800-63B-4, section 3.1.1.2): long, any characters, none that guessers try first.
// No rule about kinds of characters, no expiry. The same rule wherever a password is set.

/** 15 characters or more, and room for a sentence. A character is what Unicode counts, not a byte. */
export const passwordChars = { min: 15, max: 128 } as const;

// One character may take two units of a JavaScript text, and one more before it is normalised.
const unitsMax = passwordChars.max * 4;
const tooShort = `Use ${passwordChars.min} characters or more. A sentence of your own is good.`;
const tooLong = `Use ${passwordChars.max} characters or fewer.`;
const charsOf = (text: string): number => [...text.normalize('NFKC')].length;

/** The field of a new password in any form: its length alone. What it is made of is judged by `passwordProblem`. */
export const newPasswordField = z
  .string(tooShort)
  .max(unitsMax, tooLong)
  .refine((text) => charsOf(text) >= passwordChars.min, tooShort)
  .refine((text) => charsOf(text) <= passwordChars.max, tooLong);

/** Whose password it is: words that their colleagues would try first. */
export type PasswordOwner = { name: string; workEmail: string; title?: string; place?: string | null };

// Below this many letters a word says nothing: "of" stands in every second sentence.
const wordCharsMin = 3;
// What has to be left of a password besides the known words, digits and signs.
const ownCharsMin = 8;
// The fourth and best level of zxcvbn: more than ten thousand million guesses.
const scoreMin = 4;

// Loaded at the first use: 49,000 common passwords, which most requests do not need.
let guesser: ZxcvbnFactory | undefined;
const guess = (password: string, words: string[]) => {
  guesser ??= new ZxcvbnFactory({
    dictionary,
    graphs: adjacencyGraphs,
    maxLength: unitsMax,
    // Without it, 128 characters that could all be letters in disguise take a third of a second.
    l33tMaxSubstitutions: 20,
  });
  return guesser.check(password, words);
};

const wordsOf = (text: string | null | undefined): string[] =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= wordCharsMin);

const ownWords = ({ name, workEmail, title, place }: PasswordOwner): string[] =>
  [name, workEmail, title, place].flatMap(wordsOf);

/** What is left of a password when the words are taken out of it, the longest first, and then digits and signs. */
const withoutWords = (plain: string, words: readonly string[]): string => {
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((left, word) => left.replaceAll(word, ' '), plain).replaceAll(/[^\p{L}]/gu, '');
};

/**
 * Judges a password that is long enough.
 * @returns why it cannot be taken, as one sentence for the person, or null
 */
export const passwordProblem = (password: string, owner: PasswordOwner): string | null => {
  const words = [...ownWords(owner), ...programWords];
  const plain = password.normalize('NFKC').toLowerCase();
  if (
    words.some((word) => plain.includes(word)) &&
    withoutWords(plain, [...words, ...fillWords]).length < ownCharsMin
  ) {
    return 'This password is made of your name, your agency or words of the program. Use a sentence of your own instead.';
  }
  const found = guess(password, words);
  if (found.score >= scoreMin) return null;
  return found.sequence.some(({ pattern }) => pattern === 'repeat' || pattern === 'sequence' || pattern === 'spatial')
    ? 'This password repeats itself or follows the keyboard, which is guessed first. Use a sentence of your own instead.'
    : 'This password is on the list of those that are guessed first, or close to it. Use a sentence of your own instead.';
};
