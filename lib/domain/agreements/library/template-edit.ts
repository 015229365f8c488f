// Changes of a draft: one clause, its place, what comes in and goes out. Every function returns a new version.
import type { LibraryClause, TemplateContent } from './template-content';

/** Puts a clause in the place of the one of the same id. */
export const replaceClause = (content: TemplateContent, clause: LibraryClause): TemplateContent => ({
  ...content,
  clauses: content.clauses.map((one) => (one.id === clause.id ? clause : one)),
});

/** Puts a clause behind another; at the top when none is named. */
export const insertClause = (content: TemplateContent, clause: LibraryClause, after: string): TemplateContent => {
  const at = content.clauses.findIndex(({ id }) => id === after) + 1;
  return { ...content, clauses: content.clauses.toSpliced(at, 0, clause) };
};

/** Takes a clause out. */
export const removeClause = (content: TemplateContent, id: string): TemplateContent => ({
  ...content,
  clauses: content.clauses.filter((one) => one.id !== id),
});

/** Moves a clause one place up or down; at the end of the list it stays. */
export const moveClause = (content: TemplateContent, id: string, way: 'up' | 'down'): TemplateContent => {
  const from = content.clauses.findIndex((one) => one.id === id);
  const to = way === 'up' ? from - 1 : from + 1;
  const clause = content.clauses[from];
  if (!clause || to < 0 || to >= content.clauses.length) return content;
  return { ...content, clauses: content.clauses.toSpliced(from, 1).toSpliced(to, 0, clause) };
};
