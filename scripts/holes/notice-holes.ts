import type { PlantedHole } from '@/scripts/holes/planted-hole';

const mails = 'tests/server/outbox/kept-mails.test.ts';
const centre = 'tests/server/outbox/notice-centre.test.ts';

/** Holes in who reads whose notices, and in what an administrator sees of a kept mail. */
export const noticeHoles: readonly PlantedHole[] = [
  {
    name: 'a kept mail shows the secret of an address',
    file: 'lib/server/mail/kept-mails.ts',
    from: 'text: maskSecrets(kept.text)',
    to: 'text: kept.text',
    test: mails,
    turnsRed: 'a secret address is shown without its secret',
  },
  {
    name: 'anybody reads the kept mails',
    file: 'lib/server/mail/kept-mails.ts',
    from: "  if (!holdsRight(actor, 'read_kept_mails')) return null;\n",
    to: '',
    test: mails,
    turnsRed: 'nobody else reads them',
  },
  {
    name: 'a notice of somebody else is opened by its id',
    file: 'lib/server/notices/notice-commands.ts',
    from: 'findFirst({ where: { id: noticeId, userId } })',
    to: 'findFirst({ where: { id: noticeId } })',
    test: centre,
    turnsRed: 'are nobody else’s to see or to mark',
  },
  {
    name: 'an address with a secret is not known as one',
    file: 'lib/domain/notices/mask-secrets.ts',
    from: "rule.open === 'LINK'",
    to: "rule.open === 'ROLE'",
    test: 'tests/domain/notices/mask-secrets.test.ts',
    turnsRed: 'loses its secret',
  },
];
