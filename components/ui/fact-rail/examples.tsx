import { Link } from '@/components/ui/link/link';
import { FactRail } from './fact-rail';

export const examples = {
  'facts of a case': (
    <FactRail
      heading="Facts"
      facts={[
        { label: 'Office', value: 'Northgate field office' },
        { label: 'Liaison', value: <Link href="tel:+12025550143">Dana Whitfield, 202-555-0143</Link> },
        { label: 'Submitted', value: 'Nov 3, 2026' },
      ]}
    />
  ),
};
