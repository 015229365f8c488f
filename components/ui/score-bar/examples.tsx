import { ScoreBar } from './score-bar';

export const examples = {
  need: <ScoreBar label="Need" value={72.4} word="high" />,
  capacity: <ScoreBar label="Capacity" value={18} word="low" tone="capacity" />,
};
