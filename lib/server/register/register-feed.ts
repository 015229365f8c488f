import 'server-only';
import { paths } from '@/lib/domain/paths';
import { programOf } from '@/lib/domain/programs/catalog';
import { programCodeSchema } from '@/lib/domain/programs/program-code';
import { atomXml } from '@/lib/domain/register/atom-feed';
import { placeText } from '@/lib/domain/register/place';
import { publicHistoryWords } from '@/lib/domain/register/public-status';
import { db } from '@/lib/server/db/client';
import { runAs } from '@/lib/server/db/request-scope';
import { env } from '@/lib/server/env';
import { inRegister } from '@/lib/server/register/register-queries';

const entriesMax = 50;

const eventColumns = {
  id: true,
  step: true,
  createdAt: true,
  agreement: {
    select: {
      number: true,
      title: true,
      programCode: true,
      agency: { select: { legalName: true, stateCode: true, counties: true } },
    },
  },
} as const;

/** The newest public events of the register as an Atom feed. An entry is known by the id of its event, which stays. */
export const registerFeed = (): Promise<string> =>
  runAs('public', async () => {
    const events = await db.statusEvent.findMany({
      where: { step: { in: Object.keys(publicHistoryWords) }, visibility: 'SHARED', agreement: { is: inRegister } },
      orderBy: [{ createdAt: 'desc' }, { auditSeq: 'desc' }],
      take: entriesMax,
      select: eventColumns,
    });
    const entries = events.flatMap(({ id, step, createdAt, agreement }) => {
      if (agreement === null) return [];
      const { legalName, stateCode, counties } = agreement.agency;
      const program = programOf(programCodeSchema.parse(agreement.programCode)).shortName;
      return [
        {
          id: `urn:uuid:${id}`,
          title: `${legalName}, ${program}: ${publicHistoryWords[step] ?? step}`,
          href: `${env.PUBLIC_ORIGIN}${paths.registerEntry(agreement.number)}`,
          at: createdAt,
          summary: `${agreement.number}, ${agreement.title}. ${placeText(stateCode, counties)}.`,
        },
      ];
    });
    return atomXml({
      id: `${env.PUBLIC_ORIGIN}${paths.registerFeed()}`,
      title: 'Public register of agreements',
      author: 'ACCESS Partnership Portal',
      selfHref: `${env.PUBLIC_ORIGIN}${paths.registerFeed()}`,
      pageHref: `${env.PUBLIC_ORIGIN}${paths.register()}`,
      openedAt: new Date('2026-01-01T00:00:00Z'),
      entries,
    });
  });
