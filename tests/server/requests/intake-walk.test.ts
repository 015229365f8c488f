import { beforeAll, describe, expect, test } from 'vitest';
import { requestStatuses } from '@/lib/domain/requests/status';
import { db } from '@/lib/server/db/client';
import { aRequest } from '@/tests/support/cases';
import { aCast, type Cast } from '@/tests/support/cast';
import { fixedClock } from '@/tests/support/fixed-clock';

// The walks that other tests rely on lead where they say, by real steps alone.

fixedClock();

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});

const walked = requestStatuses.filter((status) => status !== 'AGREEMENT_IN_PROGRESS' && status !== 'COMPLETED');

describe('a walk leads to', () => {
  test.each(walked)('%s', async (status) => {
    const id = await aRequest(cast).of(cast.calder).in(status);
    const row = await db.request.findUniqueOrThrow({ where: { id } });
    expect(row.status).toBe(status);
    expect(row.agencyId).toBe(cast.calder.agencyId);
  });
});
