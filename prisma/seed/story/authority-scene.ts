import type { AuthorityBasis } from '@/lib/domain/agreements/authority-basis';
import { addCalendarDays, dateIn, fromCalendarDate } from '@/lib/domain/dates';
import { now } from '@/lib/server/clock';
import type { Database } from '@/lib/server/db/client';
import { portalFiles } from '@/lib/server/files/portal-files';
import { type Ids, idOf } from '@/prisma/seed/ids';
import { calder, portAmity } from '@/prisma/seed/places';
import { agencyParts, headquarters } from '@/prisma/seed/story/cast';

// Who may bind the agencies of the demonstration. All heads hold an authority from before the first story; that of one
// chief ends in some weeks, and one record waits for ICE.

/** Days until the authority of Port Amity's chief ends: within the watch, with time left to sign. */
const DAYS_LEFT = 60;
const admins: Readonly<Record<string, string>> = {
  [calder]: 'p.nair@calder.example',
  [portAmity]: 'd.cho@portamity.example',
};

// The city manager signs for the city where the council has voted; the chief signs for the department.
const cityManager = { agency: portAmity, officer: 'k.osei@portamity.example', approver: 'g.ellison@portamity.example' };

type Evidence = { agencyId: string; agency: string; holder: string; uploadedById: string };

const storeEvidence = async (db: Database, { agencyId, agency, holder, uploadedById }: Evidence): Promise<string> => {
  const text = `Certificate of office, ${agency}\n${holder} may sign agreements for the agency.\n(Demonstration document.)\n`;
  const file = await portalFiles().putFile(new TextEncoder().encode(text));
  const { id } = await db.document.create({
    data: {
      ...{ agencyId, kind: 'AUTHORITY', filename: 'certificate-of-office.txt', contentType: 'text/plain', ...file },
      ...{ textSearch: 'CLEAR', uploadedById, createdAt: now() },
    },
    select: { id: true },
  });
  return id;
};

/** Records the authority of every head, confirmed by headquarters. Runs on the day the demonstration opens. */
export const writeAuthorities = async (db: Database, agencies: Ids, people: Ids, today: Date): Promise<void> => {
  const decidedById = idOf(people, headquarters.manager);
  for (const { agency, officer, approver } of [...Object.values(agencyParts), cityManager]) {
    const agencyId = idOf(agencies, agency);
    const recordedById = idOf(people, admins[agency] ?? officer);
    const { name, title } = await db.user.findUniqueOrThrow({ where: { id: idOf(people, approver) } });
    const isSheriff = title === 'Sheriff';
    const basis: AuthorityBasis = isSheriff ? 'ELECTED_OFFICE' : 'CHARTER';
    const holder = `${name}, ${title}`;
    await db.authorityToSign.create({
      data: {
        ...{ agencyId, userId: idOf(people, approver), holderName: name, holderTitle: title, basis },
        citation: isSheriff ? 'State code 30-20-2, office of the sheriff' : 'Charter, section 4.2, head of the agency',
        validFrom: fromCalendarDate('2023-01-02'),
        validUntil:
          approver === agencyParts.portAmity.approver
            ? fromCalendarDate(addCalendarDays(dateIn(today, 'America/New_York'), DAYS_LEFT))
            : null,
        documentId: await storeEvidence(db, { agencyId, agency, holder, uploadedById: recordedById }),
        ...{ recordedById, recordedAt: now(), decision: 'GRANTED', decidedById, decidedAt: now() },
      },
    });
  }
};

/** The chair of a governing body, recorded by the agency and not confirmed yet. */
export const tellWaitingAuthority = async (db: Database, agencies: Ids, people: Ids): Promise<void> => {
  const agencyId = idOf(agencies, calder);
  const recordedById = idOf(people, admins[calder] ?? '');
  const holder = 'Ruth Ostrander, Chair of the county commission';
  await db.authorityToSign.create({
    data: {
      ...{ agencyId, holderName: 'Ruth Ostrander', holderTitle: 'Chair of the county commission' },
      ...{ basis: 'BOARD_RESOLUTION', citation: 'Resolution 26-002 of the county commission' },
      validFrom: fromCalendarDate('2026-01-05'),
      documentId: await storeEvidence(db, { agencyId, agency: calder, holder, uploadedById: recordedById }),
      ...{ recordedById, recordedAt: now() },
    },
  });
};
