import { Tag } from '@/components/ui/tag/tag';
import { Card } from './card';

export const examples = {
  plain: (
    <Card heading="Reduce repeat document fraud" aside={<Tag tone="blue">Version 3</Tag>}>
      <p>Measured by the number of joint cases opened each quarter.</p>
    </Card>
  ),
  quiet: (
    <Card heading="What happens next" level={3} tone="quiet">
      <p>Your liaison sets a meeting date.</p>
    </Card>
  ),
  'without heading': <Card>Only text.</Card>,
};
