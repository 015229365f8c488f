// What the public search of the directory shows.
import type { AgencyType } from './agency-type';

export type DirectoryFound = {
  key: string;
  /** The entry to start from; null for an agency that has none. */
  entryId: string | null;
  name: string;
  type: AgencyType;
  place: string;
  ori: string | null;
  /** True when the agency is verified on the portal already. */
  onPortal: boolean;
  /** "Source: …, as of …" */
  source: string;
};

export type DirectorySearch = {
  q: string;
  rows: readonly DirectoryFound[];
  total: number;
  /** True when nothing had all the words, and the rows only resemble what was asked. */
  loose: boolean;
};
