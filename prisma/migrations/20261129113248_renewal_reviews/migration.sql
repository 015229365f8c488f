-- CreateEnum
CREATE TYPE "section_origin" AS ENUM ('DRAFTED', 'CARRIED', 'RENEWED', 'ADDED');

-- CreateEnum
CREATE TYPE "measure_judgement" AS ENUM ('REACHED', 'PARTLY', 'NOT_REACHED');

-- CreateEnum
CREATE TYPE "measure_fate" AS ENUM ('KEEP', 'CHANGE', 'DROP');

-- AlterTable
ALTER TABLE "agreements" ADD COLUMN     "renewal_review_id" UUID;

-- AlterTable
ALTER TABLE "agreement_sections" ADD COLUMN     "origin" "section_origin" NOT NULL DEFAULT 'DRAFTED',
ADD COLUMN     "wording_key" TEXT,
ADD COLUMN     "wording_version" TEXT;

-- CreateTable
CREATE TABLE "renewal_reviews" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "summary" TEXT NOT NULL,
    "duty_score" INTEGER NOT NULL,
    "duty_reasons" TEXT[],
    "reviewed_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "renewal_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_reviews" (
    "id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "objective" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "figure" TEXT NOT NULL,
    "basis" "basis" NOT NULL,
    "judgement" "measure_judgement" NOT NULL,
    "note" TEXT NOT NULL,
    "fate" "measure_fate" NOT NULL,
    "new_target" TEXT NOT NULL,

    CONSTRAINT "measure_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "renewal_reviews_agreement_id_idx" ON "renewal_reviews"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "measure_reviews_review_id_position_key" ON "measure_reviews"("review_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_renewal_review_id_key" ON "agreements"("renewal_review_id");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_renewal_review_id_fkey" FOREIGN KEY ("renewal_review_id") REFERENCES "renewal_reviews"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renewal_reviews" ADD CONSTRAINT "renewal_reviews_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "renewal_reviews" ADD CONSTRAINT "renewal_reviews_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_reviews" ADD CONSTRAINT "measure_reviews_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "renewal_reviews"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a review found stays as it was found.
CREATE TRIGGER renewal_reviews_append_only BEFORE UPDATE OR DELETE ON renewal_reviews
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER renewal_reviews_no_truncate BEFORE TRUNCATE ON renewal_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measure_reviews_append_only BEFORE UPDATE OR DELETE ON measure_reviews
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measure_reviews_no_truncate BEFORE TRUNCATE ON measure_reviews
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE renewal_reviews
  ADD CONSTRAINT review_is_summed_up CHECK (summary <> ''),
  ADD CONSTRAINT review_score_of_hundred CHECK (duty_score BETWEEN 0 AND 100);

ALTER TABLE measure_reviews
  ADD CONSTRAINT figure_or_not_known CHECK ((basis = 'UNKNOWN') = (figure = '')),
  ADD CONSTRAINT unknown_is_not_reached CHECK (basis <> 'UNKNOWN' OR judgement <> 'REACHED'),
  ADD CONSTRAINT not_reached_says_why CHECK (judgement <> 'NOT_REACHED' OR note <> ''),
  ADD CONSTRAINT new_target_with_change CHECK ((fate = 'CHANGE') = (new_target <> ''));

-- The wording of a section is that of one version of one template, or its own.
ALTER TABLE agreement_sections
  ADD CONSTRAINT wording_is_whole CHECK ((wording_key IS NULL) = (wording_version IS NULL)),
  ADD CONSTRAINT wording_is_carried CHECK (wording_key IS NULL OR origin = 'CARRIED');
