// What the list of people sends: the account whose button was pressed.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';

export const accountSwitch = z
  .strictObject({ close: rowId().optional(), reopen: rowId().optional() })
  .refine(({ close, reopen }) => (close === undefined) !== (reopen === undefined), 'Press the button of one account.');
