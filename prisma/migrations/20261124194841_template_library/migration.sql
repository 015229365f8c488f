-- CreateEnum
CREATE TYPE "template_state" AS ENUM ('DRAFT', 'IN_REVIEW', 'APPROVED');

-- CreateTable
CREATE TABLE "template_versions" (
    "id" UUID NOT NULL,
    "template_key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" "template_state" NOT NULL DEFAULT 'DRAFT',
    "based_on" INTEGER,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "effective_on" DATE,
    "author_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clauses" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clauses_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "template_versions_template_key_version_key" ON "template_versions"("template_key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "clauses_key_version_key" ON "clauses"("key", "version");

-- A version of a template that somebody wrote comes into force only when somebody else approved it; an approved one has
-- its day and is never changed. One version of a template is written at a time, and no two begin on one day.
ALTER TABLE template_versions ADD CONSTRAINT template_four_eyes CHECK (
  approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM author_id);
ALTER TABLE template_versions ADD CONSTRAINT template_approval_is_whole CHECK (
  (state = 'APPROVED' AND effective_on IS NOT NULL AND (author_id IS NULL OR (approved_by_id IS NOT NULL AND approved_at IS NOT NULL)))
  OR (state <> 'APPROVED' AND author_id IS NOT NULL AND approved_by_id IS NULL AND approved_at IS NULL));
CREATE UNIQUE INDEX one_open_template_version ON template_versions (template_key) WHERE state <> 'APPROVED';
CREATE UNIQUE INDEX one_template_version_a_day ON template_versions (template_key, effective_on) WHERE state = 'APPROVED';
CREATE FUNCTION approved_templates_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'APPROVED' THEN
    RAISE EXCEPTION 'an approved version of a template cannot be changed or deleted';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER approved_templates_are_fixed BEFORE UPDATE OR DELETE ON template_versions
  FOR EACH ROW EXECUTE FUNCTION approved_templates_are_fixed();
CREATE FUNCTION clauses_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a version of a clause cannot be changed or deleted';
END $$;
CREATE TRIGGER clauses_are_fixed BEFORE UPDATE OR DELETE ON clauses
  FOR EACH ROW EXECUTE FUNCTION clauses_are_fixed();
