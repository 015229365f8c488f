// What the dashboard shows: what waits for the reader, what is with others, and a few figures.
import type { DueView } from '@/lib/domain/requests/case-view';
import type { StatusFacts } from '@/lib/domain/workflow/step';

export type DashboardCase = {
  id: string;
  href: string;
  kind: 'Request' | 'Agreement' | 'Authority' | 'Accounts' | 'Mail';
  number: string;
  title: string;
  agencyName: string;
  status: { label: string; tone: StatusFacts<string>['tone'] };
  holder: string;
  since: string;
  due: DueView | null;
};

export type WaitingCase = DashboardCase & { todo: string; reasons: readonly string[] };

export type Dashboard = {
  waiting: readonly WaitingCase[];
  withOthers: readonly DashboardCase[];
  figures: readonly { label: string; figure: string; href: string; note?: string }[];
  mayStart: boolean;
  showsAgency: boolean;
};
