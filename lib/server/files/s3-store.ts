import 'server-only';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describeFile, type FileStore, isSha256, provedBytes } from '@/lib/server/files/file-store';

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

/** A file store in a bucket that exists. */
export const makeS3Store = (place: S3Place): FileStore => {
  const client = clientOf(place);
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
      if ((await lengthOf(stored.sha256)) === stored.byteLength) return stored;
      await client.send(
        new PutObjectCommand({
          Bucket: place.bucket,
          Key: keyOf(stored.sha256),
          Body: bytes,
          ContentLength: stored.byteLength,
          ChecksumSHA256: base64Of(stored.sha256),
        }),
      );
      return stored;
    },
    getFile: async (sha256) => {
      if (!isSha256(sha256)) return null;
      try {
        const answer = await client.send(new GetObjectCommand({ Bucket: place.bucket, Key: keyOf(sha256) }));
        if (!answer.Body) return null;
        return provedBytes(await answer.Body.transformToByteArray(), sha256);
      } catch (error) {
        if (error instanceof NoSuchKey || error instanceof NotFound) return null;
        throw error;
      }
    },
    removeFile: async (sha256) => {
      if (!isSha256(sha256)) return;
      await client.send(new DeleteObjectCommand({ Bucket: place.bucket, Key: keyOf(sha256) }));
    },
  };
};
