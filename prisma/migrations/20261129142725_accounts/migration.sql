-- CreateEnum
CREATE TYPE "account_change_kind" AS ENUM ('ROLES', 'CLOSE', 'REOPEN', 'END_SESSIONS', 'RESET', 'ATTEST');

-- AlterTable
ALTER TABLE "agencies" ADD COLUMN     "verified_domains" TEXT[];

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "access_reviewed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "ended_because" TEXT;

-- CreateTable
CREATE TABLE "account_invitations" (
    "id" UUID NOT NULL,
    "work_email" TEXT NOT NULL,
    "roles" "role"[],
    "agency_id" UUID,
    "office_id" UUID,
    "token_hash" TEXT,
    "sends" INTEGER NOT NULL DEFAULT 1,
    "invited_by_id" UUID,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "needs_second" BOOLEAN NOT NULL DEFAULT false,
    "confirmed_by_id" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "user_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "account_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_changes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" "account_change_kind" NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL DEFAULT '',
    "asked_by_id" UUID,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "needs_second" BOOLEAN NOT NULL DEFAULT false,
    "decision" "ask_decision",
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "first_administrator_link" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "token_hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "first_administrator_link_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_invitations_token_hash_key" ON "account_invitations"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "account_invitations_user_id_key" ON "account_invitations"("user_id");

-- CreateIndex
CREATE INDEX "account_invitations_agency_id_idx" ON "account_invitations"("agency_id");

-- CreateIndex
CREATE INDEX "account_invitations_office_id_idx" ON "account_invitations"("office_id");

-- CreateIndex
CREATE INDEX "account_changes_user_id_asked_at_idx" ON "account_changes"("user_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "first_administrator_link_token_hash_key" ON "first_administrator_link"("token_hash");

-- AddForeignKey
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_invitations" ADD CONSTRAINT "account_invitations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_changes" ADD CONSTRAINT "account_changes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_changes" ADD CONSTRAINT "account_changes_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_changes" ADD CONSTRAINT "account_changes_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Domains of agencies that were verified before the portal kept a list of them.
UPDATE agencies SET verified_domains = ARRAY[lower(email_domain)] WHERE status = 'VERIFIED' AND email_domain <> '';

ALTER TABLE agencies ALTER COLUMN verified_domains SET DEFAULT '{}';
UPDATE agencies SET verified_domains = '{}' WHERE verified_domains IS NULL;
ALTER TABLE agencies ALTER COLUMN verified_domains SET NOT NULL;

ALTER TABLE account_invitations
  ALTER COLUMN roles SET NOT NULL,
  ADD CONSTRAINT invitation_to_one_place CHECK ((agency_id IS NULL) <> (office_id IS NULL)),
  ADD CONSTRAINT invitation_to_some_role CHECK (cardinality(roles) > 0),
  ADD CONSTRAINT invitation_address_is_plain CHECK (work_email = lower(work_email) AND work_email ~ '^[\x21-\x7e]+$'),
  ADD CONSTRAINT invitation_ends_once CHECK (used_at IS NULL OR revoked_at IS NULL),
  ADD CONSTRAINT invitation_used_by_somebody CHECK ((used_at IS NULL) = (user_id IS NULL)),
  ADD CONSTRAINT invitation_lasts_three_days CHECK (expires_at <= invited_at + interval '72 hours'),
  -- Four eyes: nobody goes through the door before a second administrator has opened it.
  ADD CONSTRAINT invitation_confirmed_by_another CHECK (confirmed_by_id IS NULL OR confirmed_by_id <> invited_by_id),
  ADD CONSTRAINT invitation_used_when_confirmed CHECK (NOT needs_second OR used_at IS NULL OR confirmed_by_id IS NOT NULL);

-- One open invitation for one address.
CREATE UNIQUE INDEX account_invitations_one_open ON account_invitations (work_email)
  WHERE used_at IS NULL AND revoked_at IS NULL;

-- What an invitation is bound to stays, and an end is an end.
CREATE FUNCTION invitation_is_bound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.work_email <> OLD.work_email OR NEW.roles <> OLD.roles OR NEW.needs_second <> OLD.needs_second
     OR NEW.agency_id IS DISTINCT FROM OLD.agency_id OR NEW.office_id IS DISTINCT FROM OLD.office_id
     OR NEW.invited_by_id IS DISTINCT FROM OLD.invited_by_id THEN
    RAISE EXCEPTION 'an invitation is bound to its address, place and roles';
  END IF;
  IF OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL THEN
    RAISE EXCEPTION 'an invitation that has ended does not change';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invitation_is_bound BEFORE UPDATE ON account_invitations
  FOR EACH ROW EXECUTE FUNCTION invitation_is_bound();

ALTER TABLE account_changes
  ADD CONSTRAINT change_is_whole CHECK ((kind = 'ROLES') = (before IS NOT NULL) AND (kind = 'ROLES') = (after IS NOT NULL)),
  ADD CONSTRAINT change_decided_whole CHECK ((decision IS NULL) = (decided_at IS NULL)),
  ADD CONSTRAINT change_of_another CHECK (asked_by_id IS NULL OR asked_by_id <> user_id),
  ADD CONSTRAINT change_confirmed_by_another CHECK (
    NOT needs_second OR decision IS DISTINCT FROM 'GRANTED' OR (decided_by_id <> asked_by_id AND decided_by_id <> user_id));

CREATE UNIQUE INDEX account_changes_one_waits ON account_changes (user_id) WHERE decision IS NULL;

CREATE FUNCTION account_change_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.decision IS NOT NULL OR NEW.after IS DISTINCT FROM OLD.after OR NEW.user_id <> OLD.user_id
     OR NEW.asked_by_id IS DISTINCT FROM OLD.asked_by_id OR NEW.needs_second <> OLD.needs_second THEN
    RAISE EXCEPTION 'what was asked and decided about an account stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_change_stands BEFORE UPDATE ON account_changes
  FOR EACH ROW EXECUTE FUNCTION account_change_stands();
CREATE TRIGGER account_changes_not_deleted BEFORE DELETE ON account_changes
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- An agency keeps an active approver and administrator as long as it has one, and the portal an active administrator,
-- however many are taken away at the same time. Each taker waits for the others here, and then counts.
CREATE FUNCTION last_one_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  kept role;
BEGIN
  FOREACH kept IN ARRAY OLD.roles LOOP
    CONTINUE WHEN kept NOT IN ('AGENCY_APPROVER', 'AGENCY_ADMIN', 'ADMIN');
    CONTINUE WHEN NEW.active AND kept = ANY (NEW.roles) AND NEW.agency_id IS NOT DISTINCT FROM OLD.agency_id;
    IF kept = 'ADMIN' THEN
      PERFORM pg_advisory_xact_lock(hashtext('last administrator'));
      CONTINUE WHEN EXISTS (SELECT 1 FROM users WHERE active AND 'ADMIN' = ANY (roles));
    ELSE
      PERFORM 1 FROM agencies WHERE id = OLD.agency_id FOR NO KEY UPDATE;
      CONTINUE WHEN EXISTS (SELECT 1 FROM agencies WHERE id = OLD.agency_id AND status = 'SUSPENDED');
      CONTINUE WHEN EXISTS (SELECT 1 FROM users WHERE active AND agency_id = OLD.agency_id AND kept = ANY (roles));
    END IF;
    RAISE EXCEPTION 'the last active % stays', kept USING ERRCODE = 'check_violation', CONSTRAINT = 'last_one_stays';
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER last_one_stays AFTER UPDATE OF active, roles, agency_id ON users
  FOR EACH ROW WHEN (OLD.active AND (NOT NEW.active OR NEW.roles <> OLD.roles OR NEW.agency_id IS DISTINCT FROM OLD.agency_id))
  EXECUTE FUNCTION last_one_stays();

ALTER TABLE first_administrator_link
  ADD CONSTRAINT first_administrator_link_is_one_row CHECK (id = 1);
