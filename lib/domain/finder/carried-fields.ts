// From the answers of the finder to the hidden fields with which a new request is started.
import type { EvaluationInput } from '@/lib/domain/assessments/evaluation-input';
import { noneOption } from '@/lib/domain/assessments/question';
import { concerns } from '@/lib/domain/concerns';

export type CarriedField = { readonly name: string; readonly value: string };

const field = (name: string, value: string | number): CarriedField => ({
  name: `carried.${name}`,
  value: String(value),
});

/** The fields of `carriedAnswers` that these answers fill. */
export function carriedFields({ answers, concerns: rated }: EvaluationInput): CarriedField[] {
  const jail = answers.A4?.value;
  const border = Array.isArray(answers.A5?.value) ? answers.A5.value : [];
  const officers = answers.D1?.value;
  return [
    ...(typeof jail === 'boolean' ? [field('operatesJail', jail ? 'yes' : 'no')] : []),
    ...border.flatMap((one) =>
      typeof one === 'string' && one !== noneOption.value ? [field('borderFeatures', one)] : [],
    ),
    ...concerns.flatMap((concern) => {
      const rating = rated[concern];
      if (!rating) return [];
      const name = `concerns.${concern}`;
      return [
        field(`${name}.severity`, rating.severity),
        field(`${name}.trend`, rating.trend),
        field(`${name}.nexus`, rating.nexus),
      ];
    }),
    ...(typeof officers === 'number' ? [field('officers', officers)] : []),
  ];
}
