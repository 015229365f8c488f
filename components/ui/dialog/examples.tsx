import { Button } from '@/components/ui/button/button';
import { Dialog } from './dialog';

export const examples = {
  'a question': (
    <Dialog trigger="Withdraw request" triggerTone="danger" heading="Withdraw this request?">
      <p>The liaison is told, and the request stays readable. You can start a new one at any time.</p>
      <Button tone="danger">Withdraw request</Button>
    </Dialog>
  ),
};
