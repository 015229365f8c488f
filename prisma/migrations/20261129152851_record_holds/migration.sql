-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "record_releases" ADD COLUMN     "package_destroyed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "record_holds" (
    "id" UUID NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "agency_id" UUID,
    "matter" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "placed_by_id" UUID NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),
    "release_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "record_holds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "retention_runs" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "list_sha256" TEXT NOT NULL,
    "listed" INTEGER NOT NULL,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destroyed_records" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "record_type" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "content_sha256" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "destroyed_records_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "record_holds_request_id_idx" ON "record_holds"("request_id");

-- CreateIndex
CREATE INDEX "record_holds_agreement_id_idx" ON "record_holds"("agreement_id");

-- CreateIndex
CREATE INDEX "record_holds_agency_id_idx" ON "record_holds"("agency_id");

-- CreateIndex
CREATE UNIQUE INDEX "retention_runs_number_key" ON "retention_runs"("number");

-- CreateIndex
CREATE INDEX "destroyed_records_run_id_idx" ON "destroyed_records"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "destroyed_records_record_type_record_id_key" ON "destroyed_records"("record_type", "record_id");

-- AddForeignKey
ALTER TABLE "record_holds" ADD CONSTRAINT "record_holds_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_holds" ADD CONSTRAINT "record_holds_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_holds" ADD CONSTRAINT "record_holds_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destroyed_records" ADD CONSTRAINT "destroyed_records_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "retention_runs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE SEQUENCE destruction_number_seq;

ALTER TABLE record_holds
  ADD CONSTRAINT hold_placed_by FOREIGN KEY (placed_by_id) REFERENCES users (id),
  ADD CONSTRAINT hold_released_by FOREIGN KEY (released_by_id) REFERENCES users (id),
  ADD CONSTRAINT hold_on_one_thing CHECK (num_nonnulls(request_id, agreement_id, agency_id) = 1),
  ADD CONSTRAINT hold_says_why CHECK (matter <> '' AND reason <> ''),
  ADD CONSTRAINT hold_release_is_whole CHECK (
    (released_at IS NULL) = (released_by_id IS NULL) AND (released_at IS NULL) = (release_reason = ''));

-- The holds that stand on a case: on itself, on the case it came from or led to, on what it changes or joins, or on
-- everything of its agency. As its owner, so that a narrower sight of rows hides no hold.
CREATE FUNCTION standing_holds_on(p_request uuid, p_agreement uuid, p_agency uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH own AS (SELECT * FROM agreements WHERE id = p_agreement),
  root AS (SELECT coalesce(p_request, (SELECT request_id FROM own)) AS id)
  SELECT h.id FROM record_holds h WHERE h.released_at IS NULL AND (
    h.request_id = (SELECT id FROM root)
    OR h.agreement_id = p_agreement
    OR h.agreement_id IN (SELECT a.id FROM agreements a WHERE a.request_id = (SELECT id FROM root))
    OR h.agreement_id IN (SELECT unnest(ARRAY[amends_id, joins_id]) FROM own)
    OR h.agreement_id IN (SELECT a.id FROM agreements a WHERE p_agreement IN (a.amends_id, a.joins_id))
    OR h.agency_id = p_agency
    OR h.agency_id = (SELECT r.agency_id FROM requests r WHERE r.id = p_request)
    OR h.agency_id = (SELECT agency_id FROM own))
$$;

CREATE FUNCTION record_is_held(p_request uuid, p_agreement uuid, p_agency uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM standing_holds_on(p_request, p_agreement, p_agency))
$$;

-- Whoever places a hold waits for removals that are on their way, and every later removal sees the hold.
CREATE FUNCTION hold_waits_for_removals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('record_holds'));
  RETURN NEW;
END $$;
CREATE TRIGGER hold_waits_for_removals BEFORE INSERT ON record_holds
  FOR EACH ROW EXECUTE FUNCTION hold_waits_for_removals();

CREATE FUNCTION hold_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.released_at IS NOT NULL OR NEW.released_at IS NULL
     OR to_jsonb(NEW) - ARRAY['released_at', 'released_by_id', 'release_reason']
        <> to_jsonb(OLD) - ARRAY['released_at', 'released_by_id', 'release_reason'] THEN
    RAISE EXCEPTION 'a hold can only be released, once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_is_kept BEFORE UPDATE OR DELETE ON record_holds FOR EACH ROW EXECUTE FUNCTION hold_is_kept();
CREATE TRIGGER record_holds_no_truncate BEFORE TRUNCATE ON record_holds
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Cases and what was written on them are never deleted.
CREATE TRIGGER requests_are_kept BEFORE DELETE ON requests FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER agreements_are_kept BEFORE DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER comments_are_kept BEFORE UPDATE OF body, author_id, visibility, request_id, agreement_id OR DELETE ON comments
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

ALTER TABLE retention_runs
  ADD CONSTRAINT run_asked_by FOREIGN KEY (asked_by_id) REFERENCES users (id),
  ADD CONSTRAINT run_confirmed_by FOREIGN KEY (confirmed_by_id) REFERENCES users (id),
  ADD CONSTRAINT run_cancelled_by FOREIGN KEY (cancelled_by_id) REFERENCES users (id),
  ADD CONSTRAINT run_says_why CHECK (reason <> '' AND listed > 0),
  -- Four eyes: whoever asks for a destruction never confirms it.
  ADD CONSTRAINT run_confirmed_by_another CHECK (confirmed_by_id <> asked_by_id),
  ADD CONSTRAINT run_is_whole CHECK (
    (confirmed_at IS NULL) = (confirmed_by_id IS NULL) AND (cancelled_at IS NULL) = (cancelled_by_id IS NULL)
    AND num_nonnulls(confirmed_at, cancelled_at) <= 1 AND (finished_at IS NULL OR confirmed_at IS NOT NULL));

CREATE FUNCTION run_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'UPDATE' OR OLD.finished_at IS NOT NULL OR OLD.cancelled_at IS NOT NULL
     OR (OLD.confirmed_at IS NOT NULL AND to_jsonb(NEW) - 'finished_at' <> to_jsonb(OLD) - 'finished_at')
     OR (NEW.list_sha256, NEW.as_of, NEW.asked_by_id, NEW.listed) IS DISTINCT FROM
        (OLD.list_sha256, OLD.as_of, OLD.asked_by_id, OLD.listed) THEN
    RAISE EXCEPTION 'a destruction that was asked for is confirmed or cancelled as it stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER run_is_kept BEFORE UPDATE OR DELETE ON retention_runs FOR EACH ROW EXECUTE FUNCTION run_is_kept();

-- Nothing is destroyed but in a run that a second person has confirmed.
CREATE FUNCTION destruction_is_confirmed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM retention_runs r WHERE r.id = NEW.run_id AND r.confirmed_at IS NOT NULL AND r.finished_at IS NULL) THEN
    RAISE EXCEPTION 'a record is destroyed only in a run that somebody else has confirmed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER destruction_is_confirmed BEFORE INSERT ON destroyed_records
  FOR EACH ROW EXECUTE FUNCTION destruction_is_confirmed();
CREATE TRIGGER destroyed_records_append_only BEFORE UPDATE OR DELETE ON destroyed_records
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destroyed_records_no_truncate BEFORE TRUNCATE ON destroyed_records
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION is_certified(p_type text, p_id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM destroyed_records d WHERE d.record_type = p_type AND d.record_id = p_id)
$$;

-- A file of a case is never deleted; it is taken out or destroyed only while no hold stands on it, and destroyed only
-- with its line in a certificate. What never became part of a case may go: an upload whose step was refused, and what
-- waits in an import.
CREATE FUNCTION document_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.removed_at = OLD.created_at OR (OLD.import_id IS NOT NULL AND OLD.agreement_id IS NULL) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'a file of a case is never deleted';
  END IF;
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was destroyed stays as it is';
  END IF;
  IF (NEW.removed_at IS NOT NULL AND OLD.removed_at IS NULL) OR NEW.destroyed_at IS NOT NULL OR NEW.sha256 <> OLD.sha256 THEN
    PERFORM pg_advisory_xact_lock_shared(hashtext('record_holds'));
    IF record_is_held(OLD.request_id, OLD.agreement_id, OLD.agency_id) THEN
      RAISE EXCEPTION 'this file is held';
    END IF;
  END IF;
  IF NEW.destroyed_at IS NOT NULL AND (NEW.sha256 <> OLD.sha256 OR NOT is_certified('DOCUMENT', OLD.id)) THEN
    RAISE EXCEPTION 'a file is destroyed only with its line in a certificate';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER document_is_kept BEFORE UPDATE OR DELETE ON documents FOR EACH ROW EXECUTE FUNCTION document_is_kept();

-- The same for the words of a notice, and for the package of a copy.
CREATE FUNCTION notice_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'what was destroyed stays as it is';
  END IF;
  IF NEW.destroyed_at IS NOT NULL OR NEW.body <> OLD.body OR NEW.subject <> OLD.subject THEN
    PERFORM pg_advisory_xact_lock_shared(hashtext('record_holds'));
    IF NEW.destroyed_at IS NULL OR NOT is_certified('NOTICE', OLD.id)
       OR record_is_held(OLD.request_id, OLD.agreement_id, NULL) THEN
      RAISE EXCEPTION 'a notice keeps its words until they are destroyed with a line in a certificate';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER notice_is_kept BEFORE UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION notice_is_kept();

CREATE FUNCTION package_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('record_holds'));
  IF OLD.package_destroyed_at IS NOT NULL OR OLD.status <> 'RELEASED' OR NOT is_certified('RELEASE_PACKAGE', OLD.id)
     OR record_is_held(OLD.request_id, OLD.agreement_id, NULL)
     OR to_jsonb(NEW) - 'package_destroyed_at' <> to_jsonb(OLD) - 'package_destroyed_at' THEN
    RAISE EXCEPTION 'a package is destroyed only with its line in a certificate, while nothing holds its case';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER package_is_kept BEFORE UPDATE ON record_releases FOR EACH ROW
  WHEN (NEW.package_destroyed_at IS DISTINCT FROM OLD.package_destroyed_at) EXECUTE FUNCTION package_is_kept();
DROP TRIGGER release_moves_in_order ON record_releases;
CREATE TRIGGER release_moves_in_order BEFORE UPDATE ON record_releases FOR EACH ROW
  WHEN (NEW.package_destroyed_at IS NOT DISTINCT FROM OLD.package_destroyed_at) EXECUTE FUNCTION release_moves_in_order();
CREATE TRIGGER releases_are_kept BEFORE DELETE ON record_releases FOR EACH ROW EXECUTE FUNCTION refuse_change();
