import { Select } from '@/components/form/select';
import { exemptionCodes, exemptionText } from '@/lib/domain/records/exemptions';

type Props = { label: string; hint?: string; defaultValue?: string; empty?: string };

/** Why something does not leave. */
export function ExemptionField({ label, hint, defaultValue, empty = 'Choose a reason' }: Props) {
  return (
    <Select
      name="exemption"
      label={label}
      hint={hint}
      defaultValue={defaultValue}
      empty={empty}
      width="long"
      options={exemptionCodes.map((value) => ({ value, label: exemptionText(value) }))}
    />
  );
}
