import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations', seed: 'npm run db:seed' },
  // Only `prisma studio` and `prisma migrate deploy` read it; the portal brings its own runner (docs/decisions/0005).
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
