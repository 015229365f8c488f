import { StageLine } from './stage-line';

export const examples = {
  'in the middle': (
    <StageLine
      label="Stages of the request"
      stages={[
        { label: 'Submitted', state: 'done', note: 'Nov 3, 2026' },
        { label: 'Intake', state: 'done', note: 'Nov 5, 2026' },
        { label: 'Assessment', state: 'current' },
        { label: 'Recommendation', state: 'ahead' },
        { label: 'Plan', state: 'ahead' },
        { label: 'Approval', state: 'ahead' },
        { label: 'Agreement', state: 'ahead' },
      ]}
    />
  ),
  finished: (
    <StageLine
      stages={[
        { label: 'Drafted', state: 'done' },
        { label: 'Signed', state: 'done' },
      ]}
    />
  ),
};
