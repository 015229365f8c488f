import { SummaryList } from '@/components/ui/summary-list/summary-list';
import { CaseSection } from '@/components/workflow/case-section';
import type { AgreementPage, FactView } from '@/lib/domain/agreements/agreement-view';

const rowsOf = (facts: readonly FactView[]) =>
  facts.map(({ label, value }) => ({ label, ...(value === null ? {} : { value }) }));

/** Parties and terms of an agreement. */
export function TermsSection({ view }: { view: AgreementPage }) {
  return (
    <CaseSection id="terms" heading="Parties and terms">
      <SummaryList
        missing="Not written yet"
        rows={[
          { label: 'The agency', value: view.agencyName },
          { label: 'ICE', value: `U.S. Immigration and Customs Enforcement, ${view.officeName}` },
          ...rowsOf(view.terms),
        ]}
      />
    </CaseSection>
  );
}

/** What the agency has recorded about the vote of its governing body. */
export function ApprovalSection({ facts }: { facts: readonly FactView[] }) {
  // An amendment whose kind needs no vote has none.
  if (facts.length === 0) return null;
  return (
    <CaseSection id="local-approval" heading="Local approval">
      <SummaryList missing="Not recorded yet" rows={rowsOf(facts)} />
    </CaseSection>
  );
}
