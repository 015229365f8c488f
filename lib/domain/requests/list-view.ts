// What the list of requests shows.
import type { DueView } from '@/lib/domain/requests/case-view';
import type { RequestChoices } from '@/lib/domain/requests/list-chips';
import type { RequestFilter } from '@/lib/domain/requests/list-filter';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type RequestRow = {
  id: string;
  number: string;
  title: string;
  agencyName: string;
  status: { label: string; tone: StatusFacts<string>['tone'] };
  holder: string;
  /** "Nov 24, 2026" */
  since: string;
  due: DueView | null;
};

export type ListedRequest = RequestRow & {
  /** The value of the box of the row, where the reader may give requests to liaisons. */
  tick: string | null;
  type: string;
  state: string;
  office: string;
  liaison: string;
};

export type RequestList = {
  filter: RequestFilter;
  rows: readonly ListedRequest[];
  /** Counted up to a bound (lib/domain/capped-count.ts). */
  total: number;
  /** Keys of the neighbouring pages; null where there is none. */
  after: string | null;
  before: string | null;
  choices: RequestChoices;
  showsAgency: boolean;
};
