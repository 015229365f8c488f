import { Disclosure } from './disclosure';

export const examples = {
  closed: (
    <Disclosure summary="Why we ask">
      <p>The number of officers decides which programs can be offered.</p>
    </Disclosure>
  ),
  open: (
    <Disclosure summary="The whole calculation" start="open" look="box">
      <p>Need 62 = 3 × 14 + 20.</p>
    </Disclosure>
  ),
};
