import { Link } from './link';

export const examples = {
  text: (
    <p>
      Read <Link href="/help">how the portal works</Link> before you start.
    </p>
  ),
  strong: (
    <Link href="/requests/1" look="strong">
      ACC-2026-000123
    </Link>
  ),
  plain: (
    <Link href="/help" look="plain">
      Help
    </Link>
  ),
  mail: <Link href="mailto:help@portal.example">help@portal.example</Link>,
};
