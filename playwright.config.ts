import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = process.env.JOURNEYS_PORT ?? '3100';
const origin = `http://localhost:${port}`;
const debianBrowser = '/usr/bin/chromium';

// As root, and in a container without a graphics card or a way out, Chromium needs telling.
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'tests/journeys',
  // Thousands of calls, minutes by themselves: `npm run test:access` runs them alone. The portal takes what begins with
  // ACCESS_ for a setting of its own.
  testIgnore: process.env.JOURNEYS_OF_DOORS ? [] : ['access-matrix*.spec.ts'],
  outputDir: 'test-results',
  // One portal, one database, two cores: journeys follow each other, in the order of their file names. Two at once took
  // longer than one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // Sized for two slow cores that also run the portal.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: origin,
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // Recording every step costs a fifth of the time; turn it on with --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: existsSync(debianBrowser)
      ? { executablePath: debianBrowser, args: quietFlags }
      : { args: quietFlags },
  },
  webServer: {
    command: 'node scripts/journeys-portal.mjs',
    url: `${origin}/api/health`,
    env: { PORT: port, HOST: '127.0.0.1', DATA_DIR: '.data/journeys', DEMO: 'on', PUBLIC_ORIGIN: origin },
    // It may have to build first.
    timeout: 600_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: process.env.CI ? 'pipe' : 'ignore',
    stderr: 'pipe',
  },
});
