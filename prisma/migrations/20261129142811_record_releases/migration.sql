-- CreateEnum
CREATE TYPE "release_profile" AS ENUM ('PUBLIC', 'AGENCY', 'LITIGATION');

-- CreateEnum
CREATE TYPE "release_status" AS ENUM ('PREPARING', 'SUBMITTED', 'APPROVED', 'RELEASING', 'RELEASED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "release_decision" AS ENUM ('RELEASE', 'WITHHOLD', 'LEAVE_OUT');

-- CreateEnum
CREATE TYPE "mark_origin" AS ENUM ('PERSON', 'PROFILE');

-- CreateEnum
CREATE TYPE "release_event" AS ENUM ('RELEASED', 'DOWNLOADED');

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "class" "disclosure_class" NOT NULL DEFAULT 'RELEASABLE_AFTER_REVIEW';

-- CreateTable
CREATE TABLE "record_releases" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "reference" TEXT NOT NULL,
    "requester" TEXT NOT NULL,
    "profile" "release_profile" NOT NULL,
    "status" "release_status" NOT NULL DEFAULT 'PREPARING',
    "version" INTEGER NOT NULL DEFAULT 1,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "sent_back_note" TEXT NOT NULL DEFAULT '',
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "approved_sha256" TEXT,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),
    "package_sha256" TEXT,
    "package_bytes" INTEGER,

    CONSTRAINT "record_releases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_items" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "class" "disclosure_class" NOT NULL,
    "document_id" UUID,
    "source_sha256" TEXT NOT NULL,
    "decision" "release_decision" NOT NULL,
    "exemption" TEXT,
    "changed_by_id" UUID,

    CONSTRAINT "release_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_marks" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "page" INTEGER NOT NULL DEFAULT 1,
    "from_char" INTEGER,
    "to_char" INTEGER,
    "exemption" TEXT NOT NULL,
    "origin" "mark_origin" NOT NULL DEFAULT 'PERSON',
    "made_by_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_marks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "release_log" (
    "id" UUID NOT NULL,
    "release_id" UUID NOT NULL,
    "event" "release_event" NOT NULL,
    "case_number" TEXT NOT NULL,
    "requester" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "profile" "release_profile" NOT NULL,
    "package_sha256" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_changes" (
    "id" UUID NOT NULL,
    "document_id" UUID,
    "comment_id" UUID,
    "from_class" "disclosure_class" NOT NULL,
    "to_class" "disclosure_class" NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by_id" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "class_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "record_releases_number_key" ON "record_releases"("number");

-- CreateIndex
CREATE INDEX "record_releases_request_id_idx" ON "record_releases"("request_id");

-- CreateIndex
CREATE INDEX "record_releases_agreement_id_idx" ON "record_releases"("agreement_id");

-- CreateIndex
CREATE INDEX "record_releases_status_prepared_at_idx" ON "record_releases"("status", "prepared_at");

-- CreateIndex
CREATE UNIQUE INDEX "release_items_release_id_key_key" ON "release_items"("release_id", "key");

-- CreateIndex
CREATE INDEX "release_marks_item_id_idx" ON "release_marks"("item_id");

-- CreateIndex
CREATE INDEX "release_marks_release_id_idx" ON "release_marks"("release_id");

-- CreateIndex
CREATE INDEX "release_log_release_id_idx" ON "release_log"("release_id");

-- CreateIndex
CREATE INDEX "release_log_at_idx" ON "release_log"("at");

-- CreateIndex
CREATE INDEX "class_changes_document_id_idx" ON "class_changes"("document_id");

-- CreateIndex
CREATE INDEX "class_changes_comment_id_idx" ON "class_changes"("comment_id");

-- AddForeignKey
ALTER TABLE "record_releases" ADD CONSTRAINT "record_releases_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_releases" ADD CONSTRAINT "record_releases_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_items" ADD CONSTRAINT "release_items_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "record_releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_marks" ADD CONSTRAINT "release_marks_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "record_releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_marks" ADD CONSTRAINT "release_marks_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "release_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_log" ADD CONSTRAINT "release_log_release_id_fkey" FOREIGN KEY ("release_id") REFERENCES "record_releases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_changes" ADD CONSTRAINT "class_changes_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_changes" ADD CONSTRAINT "class_changes_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE SEQUENCE release_number_seq;

-- What ICE wrote for itself is sensitive until somebody has looked at it.
UPDATE comments SET class = 'LES_CUI' WHERE visibility = 'ICE_ONLY';

ALTER TABLE record_releases
  ADD CONSTRAINT release_prepared_by FOREIGN KEY (prepared_by_id) REFERENCES users (id),
  ADD CONSTRAINT release_submitted_by FOREIGN KEY (submitted_by_id) REFERENCES users (id),
  ADD CONSTRAINT release_approved_by FOREIGN KEY (approved_by_id) REFERENCES users (id),
  ADD CONSTRAINT release_released_by FOREIGN KEY (released_by_id) REFERENCES users (id),
  ADD CONSTRAINT release_of_one_case CHECK (num_nonnulls(request_id, agreement_id) = 1),
  ADD CONSTRAINT release_names_its_reader CHECK (reference <> '' AND requester <> ''),
  -- Four eyes: whoever prepared or submitted it never approves it.
  ADD CONSTRAINT release_approved_by_another CHECK (
    approved_by_id IS NULL OR (approved_by_id <> prepared_by_id AND approved_by_id <> submitted_by_id)),
  ADD CONSTRAINT release_approval_is_whole CHECK (
    (status IN ('APPROVED', 'RELEASING', 'RELEASED')) = (approved_by_id IS NOT NULL)
    AND (approved_by_id IS NULL) = (approved_at IS NULL) AND (approved_by_id IS NULL) = (approved_sha256 IS NULL)),
  ADD CONSTRAINT release_is_whole CHECK (
    (status = 'RELEASED') = (package_sha256 IS NOT NULL)
    AND (package_sha256 IS NULL) = (released_at IS NULL) AND (package_sha256 IS NULL) = (package_bytes IS NULL)
    AND (status NOT IN ('RELEASING', 'RELEASED') OR released_by_id IS NOT NULL));

ALTER TABLE release_items
  ADD CONSTRAINT item_changed_by FOREIGN KEY (changed_by_id) REFERENCES users (id),
  ADD CONSTRAINT item_withheld_for_a_reason CHECK ((decision = 'WITHHOLD') = (exemption IS NOT NULL));

ALTER TABLE release_marks
  ADD CONSTRAINT mark_made_by FOREIGN KEY (made_by_id) REFERENCES users (id),
  ADD CONSTRAINT mark_place CHECK (page >= 1 AND (from_char IS NULL) = (to_char IS NULL)
    AND (from_char IS NULL OR (from_char >= 0 AND from_char < to_char)));

ALTER TABLE release_log ADD CONSTRAINT release_log_by FOREIGN KEY (by_id) REFERENCES users (id);

ALTER TABLE class_changes
  ADD CONSTRAINT class_changed_by FOREIGN KEY (changed_by_id) REFERENCES users (id),
  ADD CONSTRAINT class_of_one_thing CHECK (num_nonnulls(document_id, comment_id) = 1),
  ADD CONSTRAINT class_change_says_why CHECK (reason <> '' AND from_class <> to_class);

CREATE TRIGGER release_log_append_only BEFORE UPDATE OR DELETE ON release_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER release_log_no_truncate BEFORE TRUNCATE ON release_log
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER class_changes_append_only BEFORE UPDATE OR DELETE ON class_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER class_changes_no_truncate BEFORE TRUNCATE ON class_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was submitted is changed by nobody: it goes back to be prepared first, and loses its approval by that.
CREATE FUNCTION release_content_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM record_releases r WHERE r.id = coalesce(NEW.release_id, OLD.release_id) AND r.status = 'PREPARING') THEN
    RAISE EXCEPTION 'the content of a release changes only while it is prepared';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER release_content_is_fixed BEFORE INSERT OR UPDATE OR DELETE ON release_items
  FOR EACH ROW EXECUTE FUNCTION release_content_is_fixed();
CREATE TRIGGER release_content_is_fixed BEFORE INSERT OR UPDATE OR DELETE ON release_marks
  FOR EACH ROW EXECUTE FUNCTION release_content_is_fixed();

-- LES/CUI leaves in no release to the public, whatever the code says.
CREATE FUNCTION sensitive_stays_inside() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.decision = 'RELEASE' AND NEW.class = 'LES_CUI' AND EXISTS (
      SELECT 1 FROM record_releases r WHERE r.id = NEW.release_id AND r.profile = 'PUBLIC') THEN
    RAISE EXCEPTION 'law enforcement sensitive content leaves in no release to the public';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER sensitive_stays_inside BEFORE INSERT OR UPDATE ON release_items
  FOR EACH ROW EXECUTE FUNCTION sensitive_stays_inside();

-- A mark belongs to an item of its own release.
CREATE FUNCTION mark_is_of_its_release() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM release_items i WHERE i.id = NEW.item_id AND i.release_id = NEW.release_id) THEN
    RAISE EXCEPTION 'a mark belongs to an item of its own release';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER mark_is_of_its_release BEFORE INSERT OR UPDATE ON release_marks
  FOR EACH ROW EXECUTE FUNCTION mark_is_of_its_release();

-- Which move may follow which. Nobody who marked words or decided about an item approves.
CREATE FUNCTION release_moves_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a release is never deleted';
  END IF;
  IF OLD.status IN ('RELEASED', 'WITHDRAWN') THEN
    RAISE EXCEPTION 'a release that is done stays as it is';
  END IF;
  IF (NEW.profile, NEW.request_id, NEW.agreement_id, NEW.number, NEW.prepared_by_id)
      IS DISTINCT FROM (OLD.profile, OLD.request_id, OLD.agreement_id, OLD.number, OLD.prepared_by_id) THEN
    RAISE EXCEPTION 'a release stays with its case and its profile';
  END IF;
  IF NEW.status <> OLD.status AND (OLD.status::text, NEW.status::text) NOT IN (
      ('PREPARING', 'SUBMITTED'), ('PREPARING', 'WITHDRAWN'),
      ('SUBMITTED', 'PREPARING'), ('SUBMITTED', 'APPROVED'), ('SUBMITTED', 'WITHDRAWN'),
      ('APPROVED', 'PREPARING'), ('APPROVED', 'RELEASING'), ('APPROVED', 'WITHDRAWN'),
      ('RELEASING', 'RELEASED'), ('RELEASING', 'PREPARING')) THEN
    RAISE EXCEPTION 'a release does not move from % to %', OLD.status, NEW.status;
  END IF;
  IF NEW.status = 'APPROVED' AND OLD.status <> 'APPROVED' AND (
      EXISTS (SELECT 1 FROM release_marks m WHERE m.release_id = NEW.id AND m.made_by_id = NEW.approved_by_id)
      OR EXISTS (SELECT 1 FROM release_items i WHERE i.release_id = NEW.id AND i.changed_by_id = NEW.approved_by_id)) THEN
    RAISE EXCEPTION 'whoever worked on a release never approves it';
  END IF;
  IF NEW.approved_sha256 IS DISTINCT FROM OLD.approved_sha256
      AND NOT (OLD.approved_sha256 IS NULL AND NEW.status = 'APPROVED') AND NEW.approved_sha256 IS NOT NULL THEN
    RAISE EXCEPTION 'an approval is for the content it was given to';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER release_moves_in_order BEFORE UPDATE OR DELETE ON record_releases
  FOR EACH ROW EXECUTE FUNCTION release_moves_in_order();
