-- AlterTable
ALTER TABLE "agencies" ADD COLUMN     "days_off" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "office_closures" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "added_by_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "office_closures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "office_closures_agency_id_to_on_idx" ON "office_closures"("agency_id", "to_on");

-- AddForeignKey
ALTER TABLE "office_closures" ADD CONSTRAINT "office_closures_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The bounds of lib/domain/agencies/days-off.ts.
ALTER TABLE office_closures ADD CONSTRAINT office_closures_range CHECK (to_on >= from_on AND to_on - from_on < 14);
ALTER TABLE office_closures ADD CONSTRAINT office_closures_name CHECK (char_length(name) BETWEEN 1 AND 80);
ALTER TABLE office_closures ADD CONSTRAINT office_closures_removed CHECK ((removed_at IS NULL) = (removed_by_id IS NULL));

-- Two people who add days at once: no day is there twice.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE office_closures ADD CONSTRAINT office_closures_once
  EXCLUDE USING gist (agency_id WITH =, daterange(from_on, to_on, '[]') WITH &&) WHERE (removed_at IS NULL);

-- What was added only changes by being removed, once.
CREATE FUNCTION office_closure_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
    OR (NEW.id, NEW.agency_id, NEW.name, NEW.from_on, NEW.to_on, NEW.added_by_id, NEW.added_at)
      IS DISTINCT FROM (OLD.id, OLD.agency_id, OLD.name, OLD.from_on, OLD.to_on, OLD.added_by_id, OLD.added_at) THEN
    RAISE EXCEPTION 'A day off is removed, and not changed otherwise.' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER office_closure_is_kept BEFORE UPDATE ON office_closures
  FOR EACH ROW EXECUTE FUNCTION office_closure_is_kept();

-- One after the other for each agency, so that the sum of a year holds and the copy on the agency is whole.
CREATE FUNCTION office_closure_is_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM agencies WHERE id = NEW.agency_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM office_closures c CROSS JOIN LATERAL generate_series(c.from_on, c.to_on, interval '1 day') AS day
    WHERE c.agency_id = NEW.agency_id AND c.removed_at IS NULL
    GROUP BY extract(year FROM day) HAVING count(*) > 60
  ) THEN
    RAISE EXCEPTION 'An agency has at most 60 days off in a year.'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'office_closures_year';
  END IF;
  UPDATE agencies SET days_off = (
    SELECT coalesce(jsonb_agg(jsonb_build_object('name', name, 'from', from_on, 'to', to_on) ORDER BY from_on), '[]')
    FROM office_closures WHERE agency_id = NEW.agency_id AND removed_at IS NULL
  ) WHERE id = NEW.agency_id;
  RETURN NULL;
END $$;
CREATE TRIGGER office_closure_is_counted AFTER INSERT OR UPDATE ON office_closures
  FOR EACH ROW EXECUTE FUNCTION office_closure_is_counted();
