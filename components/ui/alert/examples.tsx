import { Alert } from './alert';

export const examples = {
  info: <Alert heading="Your liaison will call you">Expect a call by Tue, Dec 1, 2026.</Alert>,
  success: (
    <Alert tone="success" heading="Request submitted" live="polite">
      We sent a receipt to your agency.
    </Alert>
  ),
  warning: (
    <Alert tone="warning" heading="This agreement ends in 30 days">
      <p>Start the renewal review now, so that the new text is ready in time.</p>
    </Alert>
  ),
  error: (
    <Alert tone="error" heading="The file was not saved" live="assertive">
      It is larger than 25 MB. Split it into smaller files and add them one by one.
    </Alert>
  ),
  emergency: <Alert tone="emergency">The portal closes for repairs at 6:00 p.m. today.</Alert>,
  slim: (
    <Alert tone="success" size="slim">
      Saved at 2:14 p.m.
    </Alert>
  ),
};
