-- CreateTable
CREATE TABLE "linked_identities" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "linked_identities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_views" (
    "id" UUID NOT NULL,
    "viewer_id" UUID NOT NULL,
    "viewed_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "linked_identities_issuer_subject_key" ON "linked_identities"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "linked_identities_user_id_issuer_key" ON "linked_identities"("user_id", "issuer");

-- CreateIndex
CREATE INDEX "support_views_viewed_id_started_at_idx" ON "support_views"("viewed_id", "started_at");

-- CreateIndex
CREATE INDEX "support_views_viewer_id_idx" ON "support_views"("viewer_id");

-- CreateIndex
CREATE INDEX "support_views_session_id_idx" ON "support_views"("session_id");

-- AddForeignKey
ALTER TABLE "linked_identities" ADD CONSTRAINT "linked_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_views" ADD CONSTRAINT "support_views_viewer_id_fkey" FOREIGN KEY ("viewer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_views" ADD CONSTRAINT "support_views_viewed_id_fkey" FOREIGN KEY ("viewed_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "support_views" ADD CONSTRAINT "support_views_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards, kept by hand.
ALTER TABLE linked_identities
  ADD CONSTRAINT linked_identities_issuer_check CHECK (issuer ~ '^https?://[^ ?#]+$' AND length(issuer) <= 500),
  ADD CONSTRAINT linked_identities_subject_check CHECK (length(subject) BETWEEN 1 AND 255),
  ADD CONSTRAINT linked_identities_email_check CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254);

-- An identity is taken away and linked anew; it never moves to somebody else.
CREATE FUNCTION identity_stays_with_its_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.user_id, NEW.issuer, NEW.subject, NEW.created_at)
    IS DISTINCT FROM (OLD.id, OLD.user_id, OLD.issuer, OLD.subject, OLD.created_at) THEN
    RAISE EXCEPTION 'a linked identity stays with its person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER identity_stays_with_its_person BEFORE UPDATE ON linked_identities
  FOR EACH ROW EXECUTE FUNCTION identity_stays_with_its_person();

ALTER TABLE support_views
  ADD CONSTRAINT support_views_two_people_check CHECK (viewer_id <> viewed_id),
  ADD CONSTRAINT support_views_reason_check CHECK (length(btrim(reason)) BETWEEN 10 AND 500),
  ADD CONSTRAINT support_views_half_an_hour_check CHECK (ends_at > started_at AND ends_at <= started_at + interval '30 minutes'),
  ADD CONSTRAINT support_views_ended_check CHECK (ended_at >= started_at);

-- One look at a time in each session.
CREATE UNIQUE INDEX support_views_one_open ON support_views (session_id) WHERE ended_at IS NULL;

CREATE FUNCTION support_view_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a look at the portal as another person stays on record' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.ended_at IS NOT NULL
    OR (NEW.id, NEW.viewer_id, NEW.viewed_id, NEW.session_id, NEW.reason, NEW.started_at, NEW.ends_at)
      IS DISTINCT FROM (OLD.id, OLD.viewer_id, OLD.viewed_id, OLD.session_id, OLD.reason, OLD.started_at, OLD.ends_at) THEN
    RAISE EXCEPTION 'a look at the portal as another person can only be ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER support_view_is_fixed BEFORE UPDATE OR DELETE ON support_views
  FOR EACH ROW EXECUTE FUNCTION support_view_is_fixed();
