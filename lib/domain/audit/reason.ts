import { holdsSsn } from '@/lib/domain/audit/fact-kind';
import { line } from '@/lib/domain/text';

/**
 * A reason that the audit log keeps for good: one line, about an agency or a text. A social security number is refused,
 * because what the log holds can never be taken out.
 */
export const auditReason = (max: number, message: string) =>
  line(max, message).refine(
    (text) => !holdsSsn(text),
    'Leave the social security number out: this text is kept for good.',
  );
