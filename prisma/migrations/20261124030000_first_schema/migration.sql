-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "agency_type" AS ENUM ('SHERIFF', 'MUNICIPAL_POLICE', 'COUNTY_POLICE', 'STATE_POLICE', 'STATE_INVESTIGATIVE', 'STATE_CORRECTIONS', 'COUNTY_CORRECTIONS', 'STATE_MOTOR_VEHICLE', 'PROSECUTOR', 'PORT_AIRPORT_POLICE', 'CAMPUS_POLICE', 'TRIBAL_POLICE', 'GUARD_COUNTERDRUG', 'STATE_ID_BUREAU', 'TASK_FORCE', 'OTHER');

-- CreateEnum
CREATE TYPE "agency_level" AS ENUM ('STATE', 'COUNTY', 'MUNICIPAL', 'REGIONAL', 'TRIBAL', 'SPECIAL');

-- CreateEnum
CREATE TYPE "agency_status" AS ENUM ('PENDING_VERIFICATION', 'VERIFIED', 'SUSPENDED');

-- CreateEnum
CREATE TYPE "office_line" AS ENUM ('INVESTIGATIONS', 'REMOVAL', 'HQ');

-- CreateEnum
CREATE TYPE "office_kind" AS ENUM ('HQ_OSLC', 'SAC', 'FOD', 'SUB');

-- CreateEnum
CREATE TYPE "agreement_status" AS ENUM ('DRAFT', 'NEGOTIATION', 'LEGAL_REVIEW', 'LOCAL_APPROVAL', 'SIGNING', 'EXECUTED', 'IMPLEMENTING', 'ACTIVE', 'SUSPENDED', 'EXPIRING', 'RENEWING', 'NEED_REVIEW', 'EXPIRED', 'TERMINATED', 'SUPERSEDED', 'VOID');

-- CreateEnum
CREATE TYPE "notice_mode" AS ENUM ('ON_RECEIPT', 'DAYS');

-- CreateEnum
CREATE TYPE "end_reason" AS ENUM ('EXPIRED', 'TERMINATED_BY_AGENCY', 'TERMINATED_BY_ICE', 'SUPERSEDED_RENEWAL', 'SUPERSEDED_MODEL_SWITCH', 'WITHDRAWN_BEFORE_EFFECT', 'VOID_ERROR');

-- CreateEnum
CREATE TYPE "signature_role" AS ENUM ('AGENCY_HEAD', 'GOVERNING_BODY_HEAD', 'LEGAL_COUNSEL_AGENCY', 'ICE_SAC', 'ICE_FOD', 'ICE_EXECUTIVE', 'ICE_LEGAL', 'WITNESS');

-- CreateEnum
CREATE TYPE "signature_status" AS ENUM ('PENDING', 'SIGNED', 'DECLINED', 'VOID');

-- CreateEnum
CREATE TYPE "section_source" AS ENUM ('TEMPLATE', 'NEGOTIATED');

-- CreateEnum
CREATE TYPE "approval_required" AS ENUM ('YES', 'NO', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "approval_result" AS ENUM ('PENDING', 'PASSED', 'NOT_PASSED');

-- CreateEnum
CREATE TYPE "obligation_state" AS ENUM ('OPEN', 'DONE');

-- CreateEnum
CREATE TYPE "assessment_part" AS ENUM ('SELF', 'FIELD', 'ICE');

-- CreateEnum
CREATE TYPE "choice" AS ENUM ('OFFER', 'DO_NOT_OFFER');

-- CreateEnum
CREATE TYPE "opinion_kind" AS ENUM ('BOARD', 'LEGAL');

-- CreateEnum
CREATE TYPE "opinion_view" AS ENUM ('SUPPORT', 'CONCERNS', 'OPPOSE');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('AGENCY_OFFICER', 'AGENCY_APPROVER', 'AGENCY_ADMIN', 'OSLC_INTAKE', 'LIAISON', 'FIELD_SUPERVISOR', 'PROGRAM_MANAGER', 'REVIEW_BOARD', 'LEGAL', 'ICE_SIGNER', 'OVERSIGHT', 'ADMIN');

-- CreateEnum
CREATE TYPE "disclosure_class" AS ENUM ('PUBLIC', 'RELEASABLE_AFTER_REVIEW', 'LES_CUI');

-- CreateEnum
CREATE TYPE "scan_status" AS ENUM ('NOT_SCANNED', 'CLEAN', 'INFECTED');

-- CreateEnum
CREATE TYPE "visibility" AS ENUM ('SHARED', 'ICE_ONLY', 'AGENCY_ONLY');

-- CreateEnum
CREATE TYPE "request_status" AS ENUM ('DRAFT', 'SUBMITTED', 'INTAKE_REVIEW', 'RETURNED', 'ASSIGNED', 'ASSESSING', 'ASSESSMENT_REVIEW', 'RECOMMENDED', 'PLAN_AGREED', 'HQ_REVIEW', 'DEFERRED', 'APPROVED', 'AGREEMENT_IN_PROGRESS', 'COMPLETED', 'DECLINED', 'WITHDRAWN', 'CLOSED_NO_ACTION');

-- CreateEnum
CREATE TYPE "request_type" AS ENUM ('ENQUIRY', 'NEW_PARTNERSHIP', 'ADD_PROGRAM', 'RENEW', 'MODIFY', 'TERMINATE_OR_SUSPEND', 'TRAINING_OR_SERVICE');

-- CreateEnum
CREATE TYPE "urgency" AS ENUM ('ROUTINE', 'SOON', 'URGENT');

-- CreateEnum
CREATE TYPE "concern" AS ENUM ('GANG', 'NARC', 'CHILD', 'IDDOC', 'FUG', 'SMUG', 'MONEY', 'IPR', 'WEAP', 'CUST');

-- CreateEnum
CREATE TYPE "trend" AS ENUM ('UP', 'FLAT', 'DOWN');

-- CreateEnum
CREATE TYPE "nexus" AS ENUM ('NONE', 'SUSPECTED', 'DOCUMENTED');

-- CreateEnum
CREATE TYPE "basis" AS ENUM ('COUNTED', 'ESTIMATED', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "contact_kind" AS ENUM ('FIRST_CONTACT', 'CALL', 'MEETING', 'VISIT');

-- CreateTable
CREATE TABLE "agencies" (
    "id" UUID NOT NULL,
    "legal_name" TEXT NOT NULL,
    "type" "agency_type" NOT NULL,
    "level" "agency_level" NOT NULL,
    "state_code" TEXT NOT NULL,
    "counties" TEXT[],
    "ori" TEXT,
    "governing_body_name" TEXT,
    "head_title" TEXT NOT NULL,
    "head_name" TEXT NOT NULL,
    "email_domain" TEXT NOT NULL,
    "sworn_count" INTEGER NOT NULL DEFAULT 0,
    "civilian_count" INTEGER NOT NULL DEFAULT 0,
    "population" INTEGER NOT NULL DEFAULT 0,
    "operates_jail" BOOLEAN NOT NULL DEFAULT false,
    "border_features" TEXT[],
    "time_zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "status" "agency_status" NOT NULL DEFAULT 'PENDING_VERIFICATION',
    "verified_by_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agencies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offices" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "line" "office_line" NOT NULL,
    "kind" "office_kind" NOT NULL,
    "phone" TEXT,
    "parent_id" UUID,

    CONSTRAINT "offices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office_coverage" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "state_code" TEXT NOT NULL,
    "county" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "office_coverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreements" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "agency_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "program_code" TEXT NOT NULL,
    "model" TEXT,
    "template_key" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "agreement_status" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "objective" TEXT NOT NULL DEFAULT '',
    "scope" TEXT NOT NULL DEFAULT '',
    "supervisor_position" TEXT NOT NULL DEFAULT '',
    "agency_contact" TEXT NOT NULL DEFAULT '',
    "ice_contact" TEXT NOT NULL DEFAULT '',
    "max_authorized_officers" INTEGER,
    "term_months" INTEGER,
    "notice_mode" "notice_mode" NOT NULL,
    "notice_days" INTEGER NOT NULL DEFAULT 0,
    "agency_settled_at" TIMESTAMPTZ(3),
    "ice_settled_at" TIMESTAMPTZ(3),
    "legal_note" TEXT NOT NULL DEFAULT '',
    "frozen_version_id" UUID,
    "sealed_document_id" UUID,
    "sealed_at" TIMESTAMPTZ(3),
    "seal_problem" TEXT,
    "executed_on" DATE,
    "effective_on" DATE,
    "expires_on" DATE,
    "ended_on" DATE,
    "end_reason" "end_reason",
    "readiness_confirmed_by_id" UUID,
    "public_summary" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "suspension_note" TEXT NOT NULL DEFAULT '',
    "agency_reinstates_at" TIMESTAMPTZ(3),
    "ice_reinstates_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,
    "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_sections" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "lock_reason" TEXT NOT NULL DEFAULT '',
    "source" "section_source" NOT NULL DEFAULT 'TEMPLATE',
    "changed_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_sections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_comments" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "section_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_versions" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "document_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "voided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signatures" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version_id" UUID,
    "role" "signature_role" NOT NULL,
    "position" INTEGER NOT NULL,
    "user_id" UUID,
    "status" "signature_status" NOT NULL DEFAULT 'PENDING',
    "signer_name" TEXT,
    "signer_title" TEXT,
    "organisation" TEXT,
    "typed_name" TEXT,
    "auth_basis" TEXT,
    "consent_text_id" TEXT,
    "consent_sha256" TEXT,
    "consent_at" TIMESTAMPTZ(3),
    "intent_text" TEXT,
    "method" TEXT,
    "version_sha256" TEXT,
    "statement" TEXT,
    "statement_sha256" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "declined_reason" TEXT,
    "ip" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signatures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "local_approvals" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "required" "approval_required" NOT NULL DEFAULT 'UNKNOWN',
    "body_name" TEXT NOT NULL DEFAULT '',
    "legal_citation" TEXT NOT NULL DEFAULT '',
    "meeting_on" DATE,
    "resolution_number" TEXT NOT NULL DEFAULT '',
    "result" "approval_result" NOT NULL DEFAULT 'PENDING',
    "document_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "local_approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "checklist_items" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "checklist_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_measures" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "objective" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "period" TEXT NOT NULL,

    CONSTRAINT "agreement_measures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligations" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "due_on" DATE,
    "state" "obligation_state" NOT NULL DEFAULT 'OPEN',

    CONSTRAINT "obligations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessments" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "form_version" TEXT NOT NULL,
    "started_by_id" UUID NOT NULL,
    "author_id" UUID,
    "meeting_on" DATE NOT NULL,
    "self_due_on" DATE NOT NULL,
    "participants" TEXT NOT NULL DEFAULT '',
    "attested_by_id" UUID,
    "attested_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "approved_by_id" UUID,
    "locked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answers" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "part" "assessment_part" NOT NULL,
    "question_code" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "basis" "basis",
    "source" TEXT NOT NULL DEFAULT '',
    "period" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "answered_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluations" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "rule_set_version" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "result" JSONB NOT NULL,
    "ran_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "program_choices" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "program_code" TEXT NOT NULL,
    "band" TEXT NOT NULL,
    "choice" "choice" NOT NULL,
    "override_reason" TEXT NOT NULL DEFAULT '',
    "chosen_by_id" UUID NOT NULL,
    "onboarded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "program_choices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plans" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "summary" TEXT NOT NULL DEFAULT '',
    "start_on" DATE,
    "review_every_months" INTEGER NOT NULL DEFAULT 6,
    "agency_accepted_version" INTEGER,
    "agency_accepted_by_id" UUID,
    "ice_accepted_version" INTEGER,
    "ice_accepted_by_id" UUID,
    "last_edited_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plans_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_objectives" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "concern" "concern",
    "text" TEXT NOT NULL,
    "agency_role" TEXT NOT NULL DEFAULT '',
    "ice_role" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "plan_objectives_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_measures" (
    "id" UUID NOT NULL,
    "objective_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "baseline" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "period" TEXT NOT NULL,

    CONSTRAINT "plan_measures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_versions" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "n" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "saved_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opinions" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" "opinion_kind" NOT NULL,
    "view" "opinion_view" NOT NULL,
    "text" TEXT NOT NULL,
    "given_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "opinions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "work_email" TEXT NOT NULL,
    "phone" TEXT,
    "roles" "role"[],
    "agency_id" UUID,
    "office_id" UUID,
    "password_hash" TEXT,
    "totp_secret" TEXT,
    "totp_last_step" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "second_factor_at" TIMESTAMPTZ(3),
    "method" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkeys" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "label" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkeys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenges" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "user_id" UUID,
    "value" TEXT NOT NULL,
    "payload" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "kind" TEXT NOT NULL,
    "filename" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "byte_length" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "class" "disclosure_class" NOT NULL DEFAULT 'RELEASABLE_AFTER_REVIEW',
    "visibility" "visibility" NOT NULL DEFAULT 'SHARED',
    "scan_status" "scan_status" NOT NULL DEFAULT 'NOT_SCANNED',
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "author_id" UUID NOT NULL,
    "visibility" "visibility" NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "status_events" (
    "id" UUID NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "step" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "case_version" INTEGER NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "actor_role" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "visibility" "visibility" NOT NULL DEFAULT 'SHARED',
    "audit_seq" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "status_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT,
    "outcome" TEXT NOT NULL,
    "canon" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_messages" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "queued_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" UUID NOT NULL,
    "outbox_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "request_id" UUID,
    "agreement_id" UUID,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "send_error" TEXT,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "actor_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("actor_id","key")
);

-- CreateTable
CREATE TABLE "programs" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "content" JSONB NOT NULL,

    CONSTRAINT "programs_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "requests" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "agency_id" UUID NOT NULL,
    "created_by_id" UUID,
    "request_type" "request_type" NOT NULL,
    "status" "request_status" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL DEFAULT '',
    "facts_confirmed_at" TIMESTAMPTZ(3),
    "sworn_count" INTEGER,
    "civilian_count" INTEGER,
    "population_served" INTEGER,
    "operates_jail" BOOLEAN,
    "border_features" TEXT[],
    "help_decide" BOOLEAN,
    "programs_asked" TEXT[],
    "desired_start_on" DATE,
    "urgency" "urgency",
    "field_contact_made" BOOLEAN,
    "governing_body_aware" BOOLEAN,
    "headcounts_none" BOOLEAN NOT NULL DEFAULT false,
    "narrative" TEXT NOT NULL DEFAULT '',
    "attachments_none" BOOLEAN NOT NULL DEFAULT false,
    "prior_request_id" UUID,
    "office_id" UUID,
    "liaison_id" UUID,
    "claimed_by_id" UUID,
    "ready_for_approval_at" TIMESTAMPTZ(3),
    "attested_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "status_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_on" DATE,
    "review_on" DATE,
    "decision_reason" TEXT,
    "closed_reason" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_concerns" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "concern" "concern" NOT NULL,
    "severity" SMALLINT NOT NULL,
    "trend" "trend" NOT NULL DEFAULT 'FLAT',
    "nexus" "nexus" NOT NULL DEFAULT 'NONE',
    "basis" "basis" NOT NULL DEFAULT 'ESTIMATED',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "request_concerns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "headcounts" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "program_code" TEXT,
    "unit" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "basis" "basis" NOT NULL,

    CONSTRAINT "headcounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_contacts" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "primary" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "request_contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "returned_items" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "answer" TEXT,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "returned_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_log" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "kind" "contact_kind" NOT NULL,
    "happened_on" DATE NOT NULL,
    "participants" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "logged_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agencies_ori_key" ON "agencies"("ori");

-- CreateIndex
CREATE UNIQUE INDEX "offices_name_key" ON "offices"("name");

-- CreateIndex
CREATE INDEX "office_coverage_state_code_county_idx" ON "office_coverage"("state_code", "county");

-- CreateIndex
CREATE UNIQUE INDEX "office_coverage_office_id_state_code_county_key" ON "office_coverage"("office_id", "state_code", "county");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_number_key" ON "agreements"("number");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_frozen_version_id_key" ON "agreements"("frozen_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_sealed_document_id_key" ON "agreements"("sealed_document_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_supersedes_id_key" ON "agreements"("supersedes_id");

-- CreateIndex
CREATE INDEX "agreements_agency_id_status_idx" ON "agreements"("agency_id", "status");

-- CreateIndex
CREATE INDEX "agreements_office_id_status_idx" ON "agreements"("office_id", "status");

-- CreateIndex
CREATE INDEX "agreements_status_expires_on_idx" ON "agreements"("status", "expires_on");

-- CreateIndex
CREATE INDEX "agreements_request_id_idx" ON "agreements"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_sections_agreement_id_key_key" ON "agreement_sections"("agreement_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_sections_agreement_id_position_key" ON "agreement_sections"("agreement_id", "position");

-- CreateIndex
CREATE INDEX "section_comments_agreement_id_idx" ON "section_comments"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_versions_agreement_id_n_key" ON "agreement_versions"("agreement_id", "n");

-- CreateIndex
CREATE INDEX "signatures_agreement_id_idx" ON "signatures"("agreement_id");

-- CreateIndex
CREATE INDEX "signatures_user_id_idx" ON "signatures"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "local_approvals_agreement_id_key" ON "local_approvals"("agreement_id");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_items_agreement_id_key_key" ON "checklist_items"("agreement_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_measures_agreement_id_position_key" ON "agreement_measures"("agreement_id", "position");

-- CreateIndex
CREATE INDEX "obligations_agreement_id_idx" ON "obligations"("agreement_id");

-- CreateIndex
CREATE INDEX "obligations_state_due_on_idx" ON "obligations"("state", "due_on");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_request_id_key" ON "assessments"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "answers_assessment_id_part_question_code_key" ON "answers"("assessment_id", "part", "question_code");

-- CreateIndex
CREATE INDEX "evaluations_request_id_created_at_idx" ON "evaluations"("request_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "program_choices_request_id_program_code_key" ON "program_choices"("request_id", "program_code");

-- CreateIndex
CREATE UNIQUE INDEX "plans_request_id_key" ON "plans"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_objectives_plan_id_position_key" ON "plan_objectives"("plan_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_measures_objective_id_position_key" ON "plan_measures"("objective_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_versions_plan_id_n_key" ON "plan_versions"("plan_id", "n");

-- CreateIndex
CREATE INDEX "opinions_request_id_idx" ON "opinions"("request_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_work_email_key" ON "users"("work_email");

-- CreateIndex
CREATE INDEX "users_agency_id_idx" ON "users"("agency_id");

-- CreateIndex
CREATE INDEX "users_office_id_idx" ON "users"("office_id");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "passkeys_credential_id_key" ON "passkeys"("credential_id");

-- CreateIndex
CREATE INDEX "passkeys_user_id_idx" ON "passkeys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_codes_code_hash_key" ON "recovery_codes"("code_hash");

-- CreateIndex
CREATE INDEX "recovery_codes_user_id_idx" ON "recovery_codes"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "challenges_value_key" ON "challenges"("value");

-- CreateIndex
CREATE INDEX "documents_request_id_idx" ON "documents"("request_id");

-- CreateIndex
CREATE INDEX "documents_agreement_id_idx" ON "documents"("agreement_id");

-- CreateIndex
CREATE INDEX "comments_request_id_idx" ON "comments"("request_id");

-- CreateIndex
CREATE INDEX "comments_agreement_id_idx" ON "comments"("agreement_id");

-- CreateIndex
CREATE INDEX "status_events_request_id_created_at_idx" ON "status_events"("request_id", "created_at");

-- CreateIndex
CREATE INDEX "status_events_agreement_id_created_at_idx" ON "status_events"("agreement_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_events_hash_key" ON "audit_events"("hash");

-- CreateIndex
CREATE INDEX "audit_events_target_type_target_id_idx" ON "audit_events"("target_type", "target_id");

-- CreateIndex
CREATE INDEX "audit_events_actor_id_idx" ON "audit_events"("actor_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_messages_dedupe_key_key" ON "outbox_messages"("dedupe_key");

-- CreateIndex
CREATE INDEX "outbox_messages_queued_at_idx" ON "outbox_messages"("queued_at");

-- CreateIndex
CREATE INDEX "notices_user_id_created_at_idx" ON "notices"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notices_outbox_id_user_id_key" ON "notices"("outbox_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "requests_number_key" ON "requests"("number");

-- CreateIndex
CREATE INDEX "requests_agency_id_status_idx" ON "requests"("agency_id", "status");

-- CreateIndex
CREATE INDEX "requests_status_status_since_idx" ON "requests"("status", "status_since");

-- CreateIndex
CREATE INDEX "requests_office_id_status_idx" ON "requests"("office_id", "status");

-- CreateIndex
CREATE INDEX "requests_liaison_id_idx" ON "requests"("liaison_id");

-- CreateIndex
CREATE UNIQUE INDEX "request_concerns_request_id_concern_key" ON "request_concerns"("request_id", "concern");

-- CreateIndex
CREATE INDEX "headcounts_request_id_idx" ON "headcounts"("request_id");

-- CreateIndex
CREATE INDEX "request_contacts_request_id_idx" ON "request_contacts"("request_id");

-- CreateIndex
CREATE INDEX "returned_items_request_id_idx" ON "returned_items"("request_id");

-- CreateIndex
CREATE INDEX "contact_log_request_id_idx" ON "contact_log"("request_id");

-- AddForeignKey
ALTER TABLE "offices" ADD CONSTRAINT "offices_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office_coverage" ADD CONSTRAINT "office_coverage_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_supersedes_id_fkey" FOREIGN KEY ("supersedes_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_frozen_version_id_fkey" FOREIGN KEY ("frozen_version_id") REFERENCES "agreement_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_sealed_document_id_fkey" FOREIGN KEY ("sealed_document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_sections" ADD CONSTRAINT "agreement_sections_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_comments" ADD CONSTRAINT "section_comments_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_comments" ADD CONSTRAINT "section_comments_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "agreement_sections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "section_comments" ADD CONSTRAINT "section_comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "agreement_versions"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_approvals" ADD CONSTRAINT "local_approvals_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "local_approvals" ADD CONSTRAINT "local_approvals_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_items" ADD CONSTRAINT "checklist_items_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_measures" ADD CONSTRAINT "agreement_measures_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligations" ADD CONSTRAINT "obligations_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answers" ADD CONSTRAINT "answers_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_choices" ADD CONSTRAINT "program_choices_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "program_choices" ADD CONSTRAINT "program_choices_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plans" ADD CONSTRAINT "plans_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_objectives" ADD CONSTRAINT "plan_objectives_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_measures" ADD CONSTRAINT "plan_measures_objective_id_fkey" FOREIGN KEY ("objective_id") REFERENCES "plan_objectives"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plans"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opinions" ADD CONSTRAINT "opinions_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_events" ADD CONSTRAINT "status_events_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "status_events" ADD CONSTRAINT "status_events_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_outbox_id_fkey" FOREIGN KEY ("outbox_id") REFERENCES "outbox_messages"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agencies"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "offices"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_liaison_id_fkey" FOREIGN KEY ("liaison_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_prior_request_id_fkey" FOREIGN KEY ("prior_request_id") REFERENCES "requests"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_concerns" ADD CONSTRAINT "request_concerns_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "headcounts" ADD CONSTRAINT "headcounts_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_contacts" ADD CONSTRAINT "request_contacts_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "returned_items" ADD CONSTRAINT "returned_items_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_log" ADD CONSTRAINT "contact_log_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
