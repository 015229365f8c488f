import { PrintButton } from './print-button';

export const examples = {
  'a page': <PrintButton>Print this page</PrintButton>,
};
