import { addDays } from 'date-fns/addDays';
import type { Database } from '@/lib/server/db/client';

// When the accounts of the demonstration were last used and looked at. Counted from the day of the seed: two are to be
// looked at soon, and one of them nobody has used for long.

const lately = 20;
const nearEnd: Readonly<Record<string, number>> = {
  'j.quill@calder.example': 82,
  'o.haddad@removal.example': 84,
};
const unusedDays = 97;

export const tellAccess = async (db: Database, today: Date): Promise<void> => {
  const ago = (days: number): Date => addDays(today, -days);
  await db.user.updateMany({
    where: { createdAt: { lte: today } },
    data: { accessReviewedAt: ago(lately), lastSignInAt: ago(1) },
  });
  for (const [workEmail, days] of Object.entries(nearEnd)) {
    await db.user.update({ where: { workEmail }, data: { accessReviewedAt: ago(days) } });
  }
  await db.user.update({ where: { workEmail: 'j.quill@calder.example' }, data: { lastSignInAt: ago(unusedDays) } });
};
