import 'server-only';
import type { Prisma } from '@/lib/server/db/generated/client';

const person = { select: { name: true, title: true } } as const;

/** What is loaded with each place to sign. */
export const paperInclude = {
  paperChoices: { where: { endedAt: null } },
  paperScans: {
    where: { state: { in: ['WAITING', 'COUNTED'] } },
    include: {
      document: {
        select: {
          filename: true,
          sha256: true,
          byteLength: true,
          kind: true,
          scanStatus: true,
          textSearch: true,
          uploadedById: true,
        },
      },
      uploadedBy: person,
      confirmations: { orderBy: { createdAt: 'asc' }, include: { user: person } },
    },
  },
} as const satisfies Prisma.SignatureInclude;
