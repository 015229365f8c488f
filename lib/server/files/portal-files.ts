import 'server-only';
import path from 'node:path';
import { env } from '@/lib/server/env';
import { makeDiskStore } from '@/lib/server/files/disk-store';
import type { FileStore } from '@/lib/server/files/file-store';
import { makeS3Store } from '@/lib/server/files/s3-store';

// The file store of this portal: the bucket when one is set, else a folder beside the database.

let store: FileStore | undefined;

const makeStore = (): FileStore => {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, DATA_DIR } = env;
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return makeDiskStore(path.resolve(DATA_DIR, 'files'));
  return makeS3Store({
    bucket: S3_BUCKET,
    region: S3_REGION,
    endpoint: S3_ENDPOINT,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
};

/** The store that the settings name, opened at the first use. */
export const portalFiles = (): FileStore => {
  store ??= makeStore();
  return store;
};
