-- CreateTable
CREATE TABLE "section_revisions" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "agreement_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "change" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "source" "section_source" NOT NULL,
    "changed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "section_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "section_revisions_agreement_id_change_idx" ON "section_revisions"("agreement_id", "change");

-- CreateIndex
CREATE INDEX "section_revisions_section_id_idx" ON "section_revisions"("section_id");

-- AddForeignKey
ALTER TABLE "section_revisions" ADD CONSTRAINT "section_revisions_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER section_revisions_append_only BEFORE UPDATE OR DELETE ON section_revisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER section_revisions_no_truncate BEFORE TRUNCATE ON section_revisions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A step raises the version of its agreement after it has done its work: what it changes belongs to the next version.
CREATE FUNCTION keep_section_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO section_revisions (agreement_id, section_id, change, heading, body, source, changed_by_id, created_at)
  SELECT NEW.agreement_id, NEW.id, a.version + CASE TG_OP WHEN 'UPDATE' THEN 1 ELSE 0 END,
    NEW.heading, NEW.body, NEW.source, NEW.changed_by_id, NEW.updated_at
  FROM agreements a WHERE a.id = NEW.agreement_id;
  RETURN NULL;
END $$;
CREATE TRIGGER section_revision_of_new AFTER INSERT ON agreement_sections
  FOR EACH ROW EXECUTE FUNCTION keep_section_revision();
CREATE TRIGGER section_revision_of_changed AFTER UPDATE OF body, heading ON agreement_sections
  FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body OR OLD.heading IS DISTINCT FROM NEW.heading)
  EXECUTE FUNCTION keep_section_revision();

-- Of texts older than this table only the present words are known.
INSERT INTO section_revisions (agreement_id, section_id, change, heading, body, source, changed_by_id, created_at)
SELECT s.agreement_id, s.id, a.version, s.heading, s.body, s.source, s.changed_by_id, s.updated_at
FROM agreement_sections s JOIN agreements a ON a.id = s.agreement_id;
