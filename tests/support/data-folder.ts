import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

// A data folder of its own for a test file that stores files. Import it first: the settings are read at the first
// query, and a file of the demonstration must not lie between those of a test.

/** The folder; it is removed when the file is done. */
export const dataFolder = mkdtempSync(path.join(tmpdir(), 'access-data-'));
process.env.DATA_DIR = dataFolder;

afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
