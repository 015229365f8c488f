import { Icon } from './icon';

export const examples = {
  'beside text': (
    <p className="flex items-center gap-2">
      <Icon name="calendar" /> Due Tue, Nov 24, 2026
    </p>
  ),
  'standing alone': <Icon name="lock" label="Only ICE staff can see this" />,
};
