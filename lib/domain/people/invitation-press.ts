// What the list of invitations sends: the invitation whose button was pressed, and which button.
import { z } from 'zod';
import { rowId } from '@/lib/domain/form-values';

export const invitationPress = z
  .strictObject({ resend: rowId().optional(), revoke: rowId().optional(), confirm: rowId().optional() })
  .refine(
    (pressed) => Object.values(pressed).filter((id) => id !== undefined).length === 1,
    'Press the button of one invitation.',
  );
