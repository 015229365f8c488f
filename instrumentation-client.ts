// Runs in the browser before a page comes to life. zod would try whether it may write code at run time; the policy of the
// pages forbids that to everybody, and would report each try.
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { jitless: true };

export {};
