-- CreateEnum
CREATE TYPE "text_search" AS ENUM ('NOT_SEARCHED', 'PENDING', 'NO_TEXT', 'CLEAR', 'FOUND', 'UNREADABLE', 'ALLOWED');

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "text_allowed_by_id" UUID,
ADD COLUMN     "text_allowed_reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "text_detail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "text_search" "text_search" NOT NULL DEFAULT 'NOT_SEARCHED';

-- Somebody answers for each file that was let through although something was found in it.
ALTER TABLE documents ADD CONSTRAINT document_allowed_by CHECK (
  (text_search = 'ALLOWED') = (text_allowed_by_id IS NOT NULL) AND (text_search = 'ALLOWED') = (text_allowed_reason <> ''));
