import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { type LaunchSettings, readLaunchSettings, wordProblems } from '@/lib/server/env';
import { Refusal } from '@/scripts/refusal';

/**
 * Reads the settings from the environment and, below it, from the file `.env` of this folder.
 * Throws a Refusal that lists everything that is wrong.
 */
export function loadSettings(): LaunchSettings {
  const fromFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  const answer = readLaunchSettings({ ...fromFile, ...process.env }, Object.keys(fromFile));
  if (!answer.ok) throw new Refusal(wordProblems(answer.problems));
  return answer.settings;
}

/**
 * Takes the settings and where the database and secret were made; returns them as environment variables, for a process
 * that is started from here.
 */
export function toEnvironment(
  settings: LaunchSettings,
  made: { DATABASE_URL: string; AUTH_SECRET: string },
): Record<string, string> {
  // Empty, so that not even `.env` brings the owner's address into a process that serves people.
  const given = { ...settings, ...made, DATABASE_OWNER_URL: '' };
  const entries = Object.entries(given).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (typeof value === 'boolean') return [[name, value ? 'on' : 'off']];
    return [[name, Array.isArray(value) ? value.join(',') : String(value)]];
  });
  return Object.fromEntries(entries);
}
