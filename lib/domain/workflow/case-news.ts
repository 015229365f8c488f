// What a page that stands open is told when somebody else moves its case.

/** What others did on a case since a page about it was drawn; `latest` is null while they did nothing that the reader may know. */
export type CaseNews = {
  /** Who did what, and when, as the timeline of the case words it. */
  latest: { who: string; what: string; time: string } | null;
  /** How many other things were done before the latest; counted to nineteen. */
  more: number;
};

/** "Ana Ruiz (liaison) returned the request to the agency at 2:41 PM, the last of 3 changes." */
export const newsSentence = ({ latest, more }: CaseNews): string => {
  if (!latest) return '';
  const last = more === 0 ? '' : `, the last of ${more + 1} changes`;
  return `${latest.who} ${latest.what} at ${latest.time}${last}.`;
};
