import type { AssessmentReview } from '@/lib/domain/assessments/assessment-view';
import { paths } from '@/lib/domain/paths';
import { AnswersRead } from './answers-read';

/** The agency's own answers, to check before they are attested. */
export function OwnAnswers({ review }: { review: AssessmentReview }) {
  return review.sections.map(({ section, title, rows }) => (
    <section key={section} className="space-y-3">
      <h2 className="text-xl">{title}</h2>
      <AnswersRead
        rows={rows.map(({ question, agency, history }) => ({
          question,
          given: agency,
          history,
          commentsHref: paths.questionComments(review.head.id, question.code),
          changeHref: review.selfWritable
            ? `${paths.assessmentSection(review.head.id, 'SELF', section)}#${question.code}`
            : undefined,
        }))}
      />
    </section>
  ));
}
