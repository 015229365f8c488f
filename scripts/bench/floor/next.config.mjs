export default {
  poweredByHeader: false,
  serverExternalPackages: ['pg'],
  // The packages of the portal, so that both are built with the same Next.
  turbopack: { root: process.env.BENCH_ROOT },
};
