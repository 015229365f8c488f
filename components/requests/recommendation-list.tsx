import type { StepEnvelope } from '@/components/workflow/step-form';
import type { Recommendation } from '@/lib/domain/assessments/recommendation-view';
import type { Outcome } from '@/lib/domain/result';
import { RecommendationChoice } from './recommendation-choice';
import { RecommendationProgram } from './recommendation-program';

type RecommendationListProps = Pick<Recommendation, 'programs'> & {
  ruleVersion: string;
  action: (previous: Outcome, form: FormData) => Promise<Outcome>;
  /** Makes an envelope for each form of the page. */
  envelope: () => StepEnvelope;
};

/** Every program of the catalog with what the rules advise, the strongest advice first. */
export function RecommendationList({ programs, ruleVersion, action, envelope }: RecommendationListProps) {
  if (programs.length === 0) return null;
  return (
    <section className="space-y-4">
      <h2>Programs</h2>
      <div>
        {programs.map((program) => (
          <RecommendationProgram key={program.code} program={program} ruleVersion={ruleVersion}>
            {program.choices.length > 0 && (
              <RecommendationChoice program={program} action={action} envelope={envelope()} />
            )}
          </RecommendationProgram>
        ))}
      </div>
    </section>
  );
}
