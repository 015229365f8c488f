import { Tag } from './tag';

export const examples = {
  grey: <Tag>Not started</Tag>,
  blue: <Tag tone="blue">With the liaison</Tag>,
  yellow: <Tag tone="yellow">Waiting on you</Tag>,
  green: <Tag tone="green">In force</Tag>,
  red: <Tag tone="red">Overdue</Tag>,
  purple: <Tag tone="purple">Deferred</Tag>,
};
