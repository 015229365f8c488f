-- CreateEnum
CREATE TYPE "review_kind" AS ENUM ('LEGAL', 'PROGRAM', 'CIVIL_RIGHTS', 'AGENCY_COUNSEL');

-- CreateEnum
CREATE TYPE "review_outcome" AS ENUM ('CLEARED', 'RETURNED');

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "counsel_id" UUID;

-- CreateTable
CREATE TABLE "text_reviews" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" "review_kind" NOT NULL,
    "n" INTEGER NOT NULL,
    "outcome" "review_outcome" NOT NULL,
    "reviewer_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "points" TEXT[],
    "released_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "text_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reviewed_sections" (
    "review_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reviewed_sections_pkey" PRIMARY KEY ("review_id","section_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "text_reviews_agreement_id_kind_n_key" ON "text_reviews"("agreement_id", "kind", "n");

-- CreateIndex
CREATE INDEX "reviewed_sections_section_id_idx" ON "reviewed_sections"("section_id");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_counsel_id_fkey" FOREIGN KEY ("counsel_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_reviews" ADD CONSTRAINT "text_reviews_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewed_sections" ADD CONSTRAINT "reviewed_sections_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "text_reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviewed_sections" ADD CONSTRAINT "reviewed_sections_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the legal office had cleared before reviews were kept by section: each section as it stood at that moment.
INSERT INTO text_reviews (id, agreement_id, kind, n, outcome, reviewer_id, note, points, created_at)
SELECT uuidv7(), agreement_id, 'LEGAL', row_number() OVER (PARTITION BY agreement_id ORDER BY case_version, id), 'CLEARED',
  actor_id, 'Cleared before reviews were kept by section.', '{}', created_at
FROM status_events WHERE step = 'clear_text' AND agreement_id IS NOT NULL AND actor_id IS NOT NULL;

INSERT INTO reviewed_sections (review_id, section_id, sha256)
SELECT DISTINCT ON (r.id, s.section_id) r.id, s.section_id,
  encode(sha256(convert_to(s.heading || chr(10) || s.body, 'UTF8')), 'hex')
FROM text_reviews r
JOIN status_events e ON e.agreement_id = r.agreement_id AND e.step = 'clear_text' AND e.created_at = r.created_at
JOIN section_revisions s ON s.agreement_id = r.agreement_id AND s.change <= e.case_version
ORDER BY r.id, s.section_id, s.change DESC, s.id DESC;

ALTER TABLE text_reviews
  ADD CONSTRAINT review_has_a_note CHECK (note <> ''),
  ADD CONSTRAINT review_is_numbered CHECK (n >= 1),
  ADD CONSTRAINT only_counsel_is_held_back CHECK (released_at IS NULL OR kind = 'AGENCY_COUNSEL');

-- A review is one act: what it said and when stays. Only the day on which ICE may read counsel's remarks comes later.
CREATE FUNCTION review_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.released_at IS NOT NULL
     OR to_jsonb(NEW) - 'released_at' IS DISTINCT FROM to_jsonb(OLD) - 'released_at' THEN
    RAISE EXCEPTION 'A review of a text is never changed.';
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER review_is_fixed BEFORE UPDATE OR DELETE ON text_reviews
  FOR EACH ROW EXECUTE FUNCTION review_is_fixed();
CREATE TRIGGER text_reviews_no_truncate BEFORE TRUNCATE ON text_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The acts of one kind are numbered without a gap, so that exactly one of them is the current one.
CREATE FUNCTION review_follows_the_last() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.n <> (SELECT coalesce(max(n), 0) + 1 FROM text_reviews WHERE agreement_id = NEW.agreement_id AND kind = NEW.kind) THEN
    RAISE EXCEPTION 'A review follows the one before it.';
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER review_follows_the_last BEFORE INSERT ON text_reviews
  FOR EACH ROW EXECUTE FUNCTION review_follows_the_last();

-- Nobody can have read other words than the section has at that moment, or a section of another agreement.
CREATE FUNCTION review_reads_the_present_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agreement_sections s JOIN text_reviews r ON r.agreement_id = s.agreement_id
  WHERE s.id = NEW.section_id AND r.id = NEW.review_id
    AND NEW.sha256 = encode(sha256(convert_to(s.heading || chr(10) || s.body, 'UTF8')), 'hex');
  IF NOT FOUND THEN
    RAISE EXCEPTION 'A review covers the words that stand in the section.';
  END IF;
  RETURN NEW;
END; $$;
CREATE TRIGGER review_reads_the_present_words BEFORE INSERT ON reviewed_sections
  FOR EACH ROW EXECUTE FUNCTION review_reads_the_present_words();
CREATE TRIGGER reviewed_sections_append_only BEFORE UPDATE OR DELETE ON reviewed_sections
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER reviewed_sections_no_truncate BEFORE TRUNCATE ON reviewed_sections
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
