'use client';
import { createContext, useContext } from 'react';
import type { Outcome } from '@/lib/domain/result';

type FormState = {
  answer: Outcome;
  /** The same name in two forms of one page gives two ids. */
  idOf: (name: string) => string;
  pending: boolean;
  /** Which submit button was pressed, so that only it says that work is going on. */
  pressed: string | null;
};

/** What the form around a field knows. `null` outside of our `Form`, as in a search form. */
export const AnswerContext = createContext<FormState | null>(null);

/** What another person says about a field; `done` once it was dealt with. */
export type FieldNote = { key: string; text: string; from: string; done: string | null };

/** Comments beside the fields of a form, by the name of the field. */
export const FieldNotesContext = createContext<Readonly<Record<string, readonly FieldNote[]>>>({});

/** The state of the form around, or null where there is none. */
export const useFormAround = () => useContext(AnswerContext);

type Value = string | readonly string[];

/**
 * Everything a field needs to draw itself: its id, the ids of hint and error, the error, and what to fill in.
 * After a refused submission that is what was typed; before, it is `defaultValue`.
 */
export function useField(name: string, options: { id?: string; hint?: unknown; defaultValue?: Value } = {}) {
  const form = useFormAround();
  const notes = useContext(FieldNotesContext)[name] ?? [];
  const id = options.id ?? form?.idOf(name) ?? name;
  const refused = form && !form.answer.ok ? form.answer : null;
  const error = refused?.fields?.[name]?.[0];
  const hintId = options.hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const noteId = notes.length > 0 ? `${id}-note` : undefined;
  return {
    id,
    hintId,
    errorId,
    error,
    notes,
    noteId,
    describedBy: [hintId, noteId, errorId].filter(Boolean).join(' ') || undefined,
    value: refused?.values ? refused.values[name] : options.defaultValue,
    /** True when the form came back, so that an absent value means "left empty" and not "not asked yet". */
    cameBack: Boolean(refused?.values),
  };
}

/** The single text of a value that may have been sent several times. */
export const oneText = (value: Value | undefined): string =>
  typeof value === 'string' || value === undefined ? (value ?? '') : (value[0] ?? '');

/** All the texts of a value that may have been sent once, several times or not at all. */
export const manyTexts = (value: Value | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;
