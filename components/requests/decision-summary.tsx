import { Link } from '@/components/ui/link/link';
import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { CaseSection } from '@/components/workflow/case-section';
import type { CaseDecisionView } from '@/lib/domain/requests/decision-view';
import { ConditionList } from './condition-list';
import { ReconsiderationList } from './reconsideration-list';

/** The decision on a request as both sides read it, its conditions, and every other look at it. */
export function DecisionSummary({ view }: { view: CaseDecisionView }) {
  const { decision, conditions, reconsiderations } = view;
  return (
    <>
      {decision && (
        <CaseSection id="decision" heading="Decision">
          <SummaryList
            rows={[
              { label: 'Outcome', value: `${decision.label}, ${decision.on}` },
              ...(decision.ground ? [{ label: 'Ground', value: decision.ground }] : []),
              {
                label: 'Decision letter',
                value: decision.letter ? (
                  <Link href={decision.letter.href}>{decision.letter.label}</Link>
                ) : (
                  'A letter follows.'
                ),
              },
              ...(decision.askBy
                ? [
                    {
                      label: 'Another look can be asked for until',
                      value: decision.askBy.open
                        ? `${decision.askBy.date}, ${decision.askBy.distance}`
                        : `${decision.askBy.date}. That day has passed.`,
                    },
                  ]
                : []),
              ...(reconsiderations.length > 0
                ? [{ label: 'Looked at again', value: <Link href="#another-look">See the other look</Link> }]
                : []),
            ]}
          />
        </CaseSection>
      )}
      <ConditionList conditions={conditions} />
      <ReconsiderationList entries={reconsiderations} />
    </>
  );
}
