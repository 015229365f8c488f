import { FactRail } from '@/components/ui/fact-rail/fact-rail';
import { DueMarker } from '@/components/workflow/due-marker';
import type { AssessmentOverview } from '@/lib/domain/assessments/assessment-view';

/** Dates of the assessment, beside its task list. */
export function AssessmentFacts({ overview }: { overview: AssessmentOverview }) {
  const { meetingOn, participants, selfDueOn, selfDueText, selfOverdue, attestedOn, lockedOn, evaluation } = overview;
  return (
    <FactRail
      heading="Dates"
      facts={[
        { label: 'Meeting', value: meetingOn },
        ...(participants ? [{ label: 'Takes part', value: participants }] : []),
        attestedOn
          ? { label: 'Self-assessment attested', value: attestedOn }
          : {
              label: 'Self-assessment due',
              value: (
                <DueMarker
                  date={selfDueOn}
                  distance={selfDueText}
                  state={selfOverdue ? 'overdue' : 'ahead'}
                  layout="stack"
                />
              ),
            },
        ...(evaluation
          ? [
              {
                label: 'Evaluation',
                value: evaluation.current
                  ? `Run on ${evaluation.ranOn}`
                  : `Run on ${evaluation.ranOn}; an answer has changed since`,
              },
            ]
          : []),
        ...(lockedOn ? [{ label: 'Approved and locked', value: lockedOn }] : []),
      ]}
    />
  );
}
