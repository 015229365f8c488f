// What the list of requests shows.
import type { DueView } from '@/lib/domain/requests/case-view';
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

export type RequestList = {
  filter: RequestFilter;
  rows: readonly RequestRow[];
  total: number;
  /** Keys of the neighbouring pages; null where there is none. */
  after: string | null;
  before: string | null;
  /** Offices to filter by; empty for agencies, whose requests all go one way. */
  offices: readonly { value: string; label: string }[];
  showsAgency: boolean;
};
