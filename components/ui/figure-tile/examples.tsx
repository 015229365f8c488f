import { FigureRow, FigureTile } from './figure-tile';

export const examples = {
  row: (
    <FigureRow>
      <FigureTile figure="12" label="open requests" href="/requests" />
      <FigureTile figure="1,240" label="agreements in force" href="/agreements" />
      <FigureTile figure="3" label="overdue" href="/requests?due=late" note="oldest: 9 days" />
    </FigureRow>
  ),
};
