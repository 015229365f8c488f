import 'server-only';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { writeDraft } from '@/lib/server/files/draft-file';
import {
  describeFile,
  type FileStore,
  isSha256,
  provedBytes,
  provedStream,
  type StoredFile,
} from '@/lib/server/files/file-store';

// Files in a bucket. A PUT of S3 is whole or not at all, and the checksum it carries is proved by the server.

export type S3Place = {
  bucket: string;
  region: string;
  endpoint?: string | undefined;
  accessKeyId: string;
  secretAccessKey: string;
};

const keyOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`;

const base64Of = (sha256: string): string => Buffer.from(sha256, 'hex').toString('base64');

const clientOf = ({ region, endpoint, accessKeyId, secretAccessKey }: S3Place): S3Client =>
  new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Stores of our own house (MinIO, Ceph) have no host name for each bucket.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });

type Bucket = { client: S3Client; name: string };

/** The body of a file; null when there is none. */
const bodyOf = async ({ client, name }: Bucket, sha256: string) => {
  if (!isSha256(sha256)) return null;
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket: name, Key: keyOf(sha256) }));
    return answer.Body ? { body: answer.Body, byteLength: answer.ContentLength ?? 0 } : null;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return null;
    throw error;
  }
};

const put = async ({ client, name }: Bucket, { sha256, byteLength }: StoredFile, body: Uint8Array | Readable) =>
  client.send(
    new PutObjectCommand({
      Bucket: name,
      Key: keyOf(sha256),
      Body: body,
      ContentLength: byteLength,
      ChecksumSHA256: base64Of(sha256),
    }),
  );

/** A file store in a bucket that exists. */
export const makeS3Store = (place: S3Place): FileStore => {
  const client = clientOf(place);
  const bucket = { client, name: place.bucket };
  const lengthOf = async (sha256: string): Promise<number | null> => {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: place.bucket, Key: keyOf(sha256) }));
      return head.ContentLength ?? null;
    } catch (error) {
      if (error instanceof NotFound || error instanceof NoSuchKey) return null;
      throw error;
    }
  };
  return {
    putFile: async (bytes) => {
      const stored = describeFile(bytes);
      if ((await lengthOf(stored.sha256)) !== stored.byteLength) await put(bucket, stored, bytes);
      return stored;
    },
    putStream: async (chunks) => {
      // A bucket wants to know length and hash before the first byte.
      const { path: draft, ...stored } = await writeDraft(path.join(tmpdir(), 'access-drafts'), chunks);
      try {
        await put(bucket, stored, createReadStream(draft));
      } finally {
        await rm(draft, { force: true });
      }
      return stored;
    },
    getFile: async (sha256) => {
      const found = await bodyOf(bucket, sha256);
      return found && provedBytes(await found.body.transformToByteArray(), sha256);
    },
    openFile: async (sha256) => {
      const found = await bodyOf(bucket, sha256);
      if (!found || !(found.body instanceof Readable)) return null;
      return { byteLength: found.byteLength, bytes: provedStream(found.body, sha256) };
    },
    removeFile: async (sha256) => {
      if (!isSha256(sha256)) return;
      await client.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: keyOf(sha256) }));
    },
  };
};
