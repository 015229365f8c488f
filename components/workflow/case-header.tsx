import type { ReactNode } from 'react';
import { PageTitle } from '@/components/page/page-title';
import { type Stage, StageLine } from '@/components/ui/stage-line/stage-line';
import type { TagTone } from '@/components/ui/tag/tag';
import { StatusTag } from './status-tag';

type CaseHeaderProps = {
  /** "Request ACC-2026-000123" */
  caption: string;
  title: string;
  agencyName: string;
  status: { label: string; tone: TagTone };
  /** Who holds it, and since when. */
  holder: string;
  since: string;
  stages: readonly Stage[];
  actions?: ReactNode;
};

/** The head of a case page: which case, how it stands, who has it, and how far it has come. */
export function CaseHeader({ caption, title, agencyName, status, holder, since, stages, actions }: CaseHeaderProps) {
  return (
    <>
      <PageTitle
        caption={caption}
        title={title}
        actions={actions}
        below={
          <>
            <StatusTag label={status.label} tone={status.tone} />
            <span>{agencyName}</span>
            <span className="text-muted">
              With: {holder} since {since}
            </span>
          </>
        }
      />
      {stages.length > 0 && (
        <div className="mb-6">
          <StageLine stages={stages} label="Progress of the case" />
        </div>
      )}
    </>
  );
}
