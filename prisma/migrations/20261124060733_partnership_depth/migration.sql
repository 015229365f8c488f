-- CreateEnum
CREATE TYPE "ask_decision" AS ENUM ('GRANTED', 'REFUSED');

-- CreateEnum
CREATE TYPE "rule_table_state" AS ENUM ('DRAFT', 'IN_REVIEW', 'ACTIVE', 'RETIRED');

-- CreateEnum
CREATE TYPE "end_wanted" AS ENUM ('END', 'SUSPEND');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('APPROVED', 'APPROVED_WITH_CONDITIONS', 'DEFERRED', 'DECLINED');

-- CreateEnum
CREATE TYPE "member_role" AS ENUM ('OWNER', 'EDITOR', 'APPROVER', 'VIEWER');

-- CreateEnum
CREATE TYPE "correction_decision" AS ENUM ('GRANTED', 'REFUSED');

-- CreateEnum
CREATE TYPE "meeting_state" AS ENUM ('PROPOSED', 'AGREED', 'DECLINED', 'CANCELLED', 'HELD');

-- CreateEnum
CREATE TYPE "side" AS ENUM ('AGENCY', 'ICE');

-- CreateEnum
CREATE TYPE "condition_state" AS ENUM ('OPEN', 'MET', 'WAIVED');

-- CreateEnum
CREATE TYPE "reconsideration_outcome" AS ENUM ('UPHELD', 'REOPENED');

-- AlterEnum
ALTER TYPE "scan_status" ADD VALUE 'PENDING';

-- AlterTable
ALTER TABLE "agencies" ADD COLUMN     "facts_as_of" DATE,
ADD COLUMN     "facts_source" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "plans" ADD COLUMN     "resources_agency" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "resources_ice" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "turn" "side",
ADD COLUMN     "turn_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "replaces_id" UUID,
ADD COLUMN     "round_question_id" UUID,
ADD COLUMN     "scan_detail" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "scanned_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "comments" ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "question_code" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "requests" ADD COLUMN     "about_agreement_id" UUID,
ADD COLUMN     "change_wanted" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decided_by_id" UUID,
ADD COLUMN     "decision_kind" "decision_kind",
ADD COLUMN     "decline_code" TEXT,
ADD COLUMN     "end_wanted" "end_wanted",
ADD COLUMN     "respond_by" DATE,
ADD COLUMN     "service_wanted" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "trainee_count" INTEGER,
ADD COLUMN     "wanted_on" DATE;

-- AlterTable
ALTER TABLE "returned_items" ADD COLUMN     "field" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "states" (
    "code" TEXT NOT NULL,
    "fips" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "states_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "counties" (
    "fips" TEXT NOT NULL,
    "state_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "counties_pkey" PRIMARY KEY ("fips")
);

-- CreateTable
CREATE TABLE "directory_imports" (
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "source_date" DATE NOT NULL,
    "row_count" INTEGER NOT NULL,
    "added_count" INTEGER NOT NULL,
    "changed_count" INTEGER NOT NULL,
    "same_count" INTEGER NOT NULL,
    "error_count" INTEGER NOT NULL,
    "rows" JSONB NOT NULL,
    "tried_by_id" UUID NOT NULL,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_over_by_id" UUID,
    "taken_over_at" TIMESTAMPTZ(3),

    CONSTRAINT "directory_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "directory_entries" (
    "id" UUID NOT NULL,
    "ori" TEXT,
    "legal_name" TEXT NOT NULL,
    "type" "agency_type" NOT NULL,
    "level" "agency_level" NOT NULL,
    "state_code" TEXT NOT NULL,
    "counties" TEXT[],
    "head_title" TEXT NOT NULL DEFAULT '',
    "email_domain" TEXT NOT NULL DEFAULT '',
    "sworn_count" INTEGER,
    "civilian_count" INTEGER,
    "population" INTEGER,
    "operates_jail" BOOLEAN,
    "source" TEXT NOT NULL,
    "source_date" DATE NOT NULL,
    "import_id" UUID,
    "agency_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "directory_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_asks" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "entry_id" UUID,
    "legal_name" TEXT NOT NULL,
    "type" "agency_type" NOT NULL,
    "level" "agency_level" NOT NULL,
    "state_code" TEXT NOT NULL,
    "counties" TEXT[],
    "ori" TEXT,
    "head_title" TEXT NOT NULL,
    "head_name" TEXT NOT NULL,
    "person_name" TEXT NOT NULL,
    "person_title" TEXT NOT NULL,
    "work_email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "ask_decision",
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "agency_id" UUID,

    CONSTRAINT "verification_asks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact_corrections" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "held" TEXT NOT NULL,
    "proposed" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "ask_decision",
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "fact_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_revisions" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "part" "assessment_part" NOT NULL,
    "question_code" TEXT NOT NULL,
    "value" JSONB,
    "basis" "basis",
    "source" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_visits" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "visited_on" DATE NOT NULL,
    "participants" TEXT NOT NULL,
    "findings" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "field_visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verify_tasks" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "question_code" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "verify_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_tables" (
    "id" UUID NOT NULL,
    "version" TEXT NOT NULL,
    "state" "rule_table_state" NOT NULL DEFAULT 'DRAFT',
    "based_on" TEXT,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "change_note" TEXT NOT NULL DEFAULT '',
    "author_id" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rule_tables_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_test_cases" (
    "id" UUID NOT NULL,
    "rule_table_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "expected" JSONB NOT NULL,

    CONSTRAINT "rule_test_cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_activities" (
    "id" UUID NOT NULL,
    "objective_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "side" "side",
    "due_on" DATE,

    CONSTRAINT "plan_activities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_milestones" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" DATE NOT NULL,

    CONSTRAINT "plan_milestones_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mentions" (
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "comment_mentions_pkey" PRIMARY KEY ("comment_id","user_id")
);

-- CreateTable
CREATE TABLE "section_saves" (
    "request_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "saved_by_id" UUID NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "section_saves_pkey" PRIMARY KEY ("request_id","section")
);

-- CreateTable
CREATE TABLE "request_members" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "user_id" UUID,
    "email" TEXT NOT NULL,
    "role" "member_role" NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL,
    "token_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_snapshots" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "submitted_by_id" UUID NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "request_snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_corrections" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "sections" TEXT[],
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decision" "correction_decision",
    "note" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "request_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meetings" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" "meeting_state" NOT NULL DEFAULT 'PROPOSED',
    "proposed_by" "side" NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "answer_note" TEXT NOT NULL DEFAULT '',
    "participants" TEXT NOT NULL DEFAULT '',
    "discussed" TEXT NOT NULL DEFAULT '',
    "held_on" DATE,

    CONSTRAINT "meetings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_times" (
    "id" UUID NOT NULL,
    "meeting_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_times_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_rounds" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "opened_by_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "question_rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_questions" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "draft" TEXT NOT NULL DEFAULT '',
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "round_questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interest_declarations" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "conflict" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "declared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interest_declarations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_conditions" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "blocking" BOOLEAN NOT NULL,
    "owner" "side" NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "condition_state" NOT NULL DEFAULT 'OPEN',
    "evidence" TEXT NOT NULL DEFAULT '',
    "evidence_by_id" UUID,
    "evidence_at" TIMESTAMPTZ(3),
    "closed_note" TEXT NOT NULL DEFAULT '',
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_conditions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision_letters" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" "decision_kind" NOT NULL,
    "template_version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "document_id" UUID,
    "prepared_by_id" UUID NOT NULL,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "released_by_id" UUID,
    "released_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,

    CONSTRAINT "decision_letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reconsiderations" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "first_decider_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "outcome" "reconsideration_outcome",
    "outcome_reason" TEXT NOT NULL DEFAULT '',
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "reconsiderations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "states_fips_key" ON "states"("fips");

-- CreateIndex
CREATE UNIQUE INDEX "states_name_key" ON "states"("name");

-- CreateIndex
CREATE INDEX "counties_state_code_name_idx" ON "counties"("state_code", "name");

-- CreateIndex
CREATE UNIQUE INDEX "directory_entries_ori_key" ON "directory_entries"("ori");

-- CreateIndex
CREATE UNIQUE INDEX "directory_entries_agency_id_key" ON "directory_entries"("agency_id");

-- CreateIndex
CREATE INDEX "directory_entries_state_code_legal_name_idx" ON "directory_entries"("state_code", "legal_name");

-- CreateIndex
CREATE UNIQUE INDEX "verification_asks_number_key" ON "verification_asks"("number");

-- CreateIndex
CREATE UNIQUE INDEX "verification_asks_token_hash_key" ON "verification_asks"("token_hash");

-- CreateIndex
CREATE INDEX "verification_asks_decision_asked_at_idx" ON "verification_asks"("decision", "asked_at");

-- CreateIndex
CREATE INDEX "fact_corrections_decision_asked_at_idx" ON "fact_corrections"("decision", "asked_at");

-- CreateIndex
CREATE INDEX "fact_corrections_agency_id_idx" ON "fact_corrections"("agency_id");

-- CreateIndex
CREATE INDEX "answer_revisions_assessment_id_question_code_idx" ON "answer_revisions"("assessment_id", "question_code");

-- CreateIndex
CREATE INDEX "field_visits_assessment_id_idx" ON "field_visits"("assessment_id");

-- CreateIndex
CREATE UNIQUE INDEX "verify_tasks_assessment_id_question_code_key" ON "verify_tasks"("assessment_id", "question_code");

-- CreateIndex
CREATE UNIQUE INDEX "rule_tables_version_key" ON "rule_tables"("version");

-- CreateIndex
CREATE UNIQUE INDEX "rule_test_cases_rule_table_id_position_key" ON "rule_test_cases"("rule_table_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_activities_objective_id_position_key" ON "plan_activities"("objective_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_milestones_plan_id_position_key" ON "plan_milestones"("plan_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "request_members_token_hash_key" ON "request_members"("token_hash");

-- CreateIndex
CREATE INDEX "request_members_request_id_idx" ON "request_members"("request_id");

-- CreateIndex
CREATE INDEX "request_members_user_id_idx" ON "request_members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_snapshots_request_id_n_key" ON "request_snapshots"("request_id", "n");

-- CreateIndex
CREATE INDEX "request_corrections_request_id_idx" ON "request_corrections"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "meetings_request_id_n_key" ON "meetings"("request_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_times_meeting_id_position_key" ON "meeting_times"("meeting_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "question_rounds_request_id_n_key" ON "question_rounds"("request_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "round_questions_round_id_position_key" ON "round_questions"("round_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "interest_declarations_request_id_user_id_key" ON "interest_declarations"("request_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_conditions_request_id_position_key" ON "decision_conditions"("request_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "decision_letters_document_id_key" ON "decision_letters"("document_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_letters_supersedes_id_key" ON "decision_letters"("supersedes_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_letters_request_id_n_key" ON "decision_letters"("request_id", "n");

-- CreateIndex
CREATE INDEX "reconsiderations_request_id_idx" ON "reconsiderations"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_replaces_id_key" ON "documents"("replaces_id");

-- AddForeignKey
ALTER TABLE "counties" ADD CONSTRAINT "counties_state_code_fkey" FOREIGN KEY ("state_code") REFERENCES "states"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "directory_imports"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "directory_entries" ADD CONSTRAINT "directory_entries_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_asks" ADD CONSTRAINT "verification_asks_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "directory_entries"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification_asks" ADD CONSTRAINT "verification_asks_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact_corrections" ADD CONSTRAINT "fact_corrections_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_revisions" ADD CONSTRAINT "answer_revisions_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "field_visits" ADD CONSTRAINT "field_visits_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verify_tasks" ADD CONSTRAINT "verify_tasks_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rule_test_cases" ADD CONSTRAINT "rule_test_cases_rule_table_id_fkey" FOREIGN KEY ("rule_table_id") REFERENCES "rule_tables"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_activities" ADD CONSTRAINT "plan_activities_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "plan_objectives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_milestones" ADD CONSTRAINT "plan_milestones_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_replaces_id_fkey" FOREIGN KEY ("replaces_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_round_question_id_fkey" FOREIGN KEY ("round_question_id") REFERENCES "round_questions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mentions" ADD CONSTRAINT "comment_mentions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_about_agreement_id_fkey" FOREIGN KEY ("about_agreement_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_saves" ADD CONSTRAINT "section_saves_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_saves" ADD CONSTRAINT "section_saves_saved_by_id_fkey" FOREIGN KEY ("saved_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_members" ADD CONSTRAINT "request_members_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_members" ADD CONSTRAINT "request_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_members" ADD CONSTRAINT "request_members_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_snapshots" ADD CONSTRAINT "request_snapshots_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_corrections" ADD CONSTRAINT "request_corrections_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_times" ADD CONSTRAINT "meeting_times_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_rounds" ADD CONSTRAINT "question_rounds_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "question_rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_questions" ADD CONSTRAINT "round_questions_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_declarations" ADD CONSTRAINT "interest_declarations_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interest_declarations" ADD CONSTRAINT "interest_declarations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_conditions" ADD CONSTRAINT "decision_conditions_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_letters" ADD CONSTRAINT "decision_letters_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "decision_letters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconsiderations" ADD CONSTRAINT "reconsiderations_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema cannot say, kept by the database whatever the application does.

-- One open round of questions a topic.
CREATE UNIQUE INDEX one_open_round_a_topic ON question_rounds (request_id, topic) WHERE closed_at IS NULL;

ALTER TABLE requests
  ADD CONSTRAINT requests_trainees CHECK (trainee_count IS NULL OR trainee_count >= 1),
  ADD CONSTRAINT requests_decline_has_code CHECK (
    decision_kind IS DISTINCT FROM 'DECLINED' OR decline_code IS NOT NULL);

ALTER TABLE section_saves ADD CONSTRAINT section_save_version CHECK (version >= 1);

-- One owner a request; a colleague holds one place on it.
CREATE UNIQUE INDEX one_owner_a_request ON request_members (request_id) WHERE role = 'OWNER' AND removed_at IS NULL;
CREATE UNIQUE INDEX one_place_a_colleague ON request_members (request_id, email) WHERE removed_at IS NULL;
ALTER TABLE request_members
  ADD CONSTRAINT member_email_is_lower CHECK (email = lower(email)),
  ADD CONSTRAINT member_joined_with_account CHECK (joined_at IS NULL OR user_id IS NOT NULL);

-- A submission stays as it was sent; an answer's history is written once.
CREATE TRIGGER request_snapshots_append_only BEFORE UPDATE OR DELETE ON request_snapshots
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER answer_revisions_append_only BEFORE UPDATE OR DELETE ON answer_revisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One correction of a request is asked for at a time.
CREATE UNIQUE INDEX one_open_correction ON request_corrections (request_id)
  WHERE decided_at IS NULL AND withdrawn_at IS NULL;
ALTER TABLE request_corrections ADD CONSTRAINT correction_decision_is_whole CHECK (
  (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by_id IS NULL));

ALTER TABLE meetings
  ADD CONSTRAINT meeting_minutes CHECK (minutes BETWEEN 10 AND 480),
  ADD CONSTRAINT meeting_agreed_has_time CHECK (state NOT IN ('AGREED', 'HELD') OR starts_at IS NOT NULL),
  ADD CONSTRAINT meeting_held_has_log CHECK (state <> 'HELD' OR (held_on IS NOT NULL AND discussed <> ''));

ALTER TABLE round_questions ADD CONSTRAINT answer_is_whole CHECK ((answer IS NULL) = (answered_at IS NULL));
ALTER TABLE interest_declarations ADD CONSTRAINT conflict_is_explained CHECK (NOT conflict OR text <> '');
ALTER TABLE decision_conditions ADD CONSTRAINT condition_close_is_whole CHECK (
  (state = 'OPEN') = (closed_at IS NULL) AND (state <> 'WAIVED' OR closed_note <> ''));

-- A released letter is what the agency has in its hands: it never changes.
CREATE FUNCTION released_letter_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.released_at IS NOT NULL THEN
    RAISE EXCEPTION 'a released letter cannot be changed or deleted';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER released_letter_is_fixed BEFORE UPDATE OR DELETE ON decision_letters
  FOR EACH ROW EXECUTE FUNCTION released_letter_is_fixed();
ALTER TABLE decision_letters ADD CONSTRAINT letter_release_is_whole CHECK (
  (released_at IS NULL) = (released_by_id IS NULL) AND (released_at IS NULL OR document_id IS NOT NULL));

-- A decision is looked at again by somebody else, once at a time.
CREATE UNIQUE INDEX one_open_reconsideration ON reconsiderations (request_id) WHERE decided_at IS NULL;
ALTER TABLE reconsiderations ADD CONSTRAINT reconsidered_by_another CHECK (
  decided_by_id IS NULL OR decided_by_id <> first_decider_id);

-- Rules: one table is in use, nobody approves a table of their own, and an approved one never changes.
CREATE UNIQUE INDEX one_active_rule_table ON rule_tables (state) WHERE state = 'ACTIVE';
ALTER TABLE rule_tables ADD CONSTRAINT rule_table_four_eyes CHECK (
  approved_by_id IS NULL OR approved_by_id IS DISTINCT FROM author_id);
CREATE FUNCTION approved_rules_are_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('ACTIVE', 'RETIRED') AND (TG_OP = 'DELETE' OR NEW.content <> OLD.content OR NEW.version <> OLD.version) THEN
    RAISE EXCEPTION 'an approved rule table cannot be changed or deleted';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER approved_rules_are_fixed BEFORE UPDATE OR DELETE ON rule_tables
  FOR EACH ROW EXECUTE FUNCTION approved_rules_are_fixed();

ALTER TABLE documents ADD CONSTRAINT document_not_its_own_version CHECK (replaces_id IS DISTINCT FROM id);
ALTER TABLE comments ADD CONSTRAINT comment_not_its_own_parent CHECK (parent_id IS DISTINCT FROM id);
ALTER TABLE directory_entries ADD CONSTRAINT entry_ori_form CHECK (ori IS NULL OR ori ~ '^[A-Z0-9]{9}$');
ALTER TABLE verification_asks ADD CONSTRAINT verification_decision_is_whole CHECK (
  (decision IS NULL) = (decided_at IS NULL) AND work_email = lower(work_email));
ALTER TABLE fact_corrections ADD CONSTRAINT fact_decision_is_whole CHECK ((decision IS NULL) = (decided_at IS NULL));
CREATE SEQUENCE verification_number_seq;
