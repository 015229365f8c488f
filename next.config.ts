import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  // The front end compresses (quality.md R4).
  compress: false,
  // The optimiser decodes untrusted pictures and the portal serves none (quality.md R5).
  images: { unoptimized: true },
  serverExternalPackages: [
    '@react-email/render',
    '@node-rs/argon2',
    'pdfkit',
    '@libpdf/core',
    'pkijs',
    'asn1js',
    'pg',
    'pg-boss',
    'pino',
  ],
  // Its address changes with its drawings.
  headers: async () => [
    { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }] },
  ],
  experimental: {
    serverActions: { bodySizeLimit: '256kb' },
    // Two hundred pages are read when they are first asked for: the first answer of a start does not wait for them.
    preloadEntriesOnStart: false,
  },
  // `npm test` checks types by itself; a slip in a test must not keep a portal from starting.
  typescript: { ignoreBuildErrors: true },
  // Two copies of the portal can be built side by side (README, "Two at once").
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
};

export default config;
