-- CreateTable
CREATE TABLE "training_cohorts" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "program_code" TEXT NOT NULL,
    "course" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "nominated" INTEGER NOT NULL,
    "cleared" INTEGER NOT NULL DEFAULT 0,
    "passed" INTEGER NOT NULL DEFAULT 0,
    "certified" INTEGER NOT NULL DEFAULT 0,
    "expires_on" DATE,
    "recertifies_id" UUID,
    "warned_on" DATE,
    "recorded_by_id" UUID NOT NULL,
    "certified_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_cohorts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "training_cohorts_agreement_id_idx" ON "training_cohorts"("agreement_id");

-- CreateIndex
CREATE INDEX "training_cohorts_warned_on_expires_on_idx" ON "training_cohorts"("warned_on", "expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "training_cohorts_id_agreement_id_key" ON "training_cohorts"("id", "agreement_id");

-- AddForeignKey
ALTER TABLE "training_cohorts" ADD CONSTRAINT "training_cohorts_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_cohorts" ADD CONSTRAINT "training_cohorts_recertifies_id_fkey" FOREIGN KEY ("recertifies_id") REFERENCES "training_cohorts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE training_cohorts
  ADD CONSTRAINT cohort_program_of_the_catalog FOREIGN KEY (program_code) REFERENCES programs (code),
  ADD CONSTRAINT cohort_recorded_by FOREIGN KEY (recorded_by_id) REFERENCES users (id),
  ADD CONSTRAINT cohort_certified_by FOREIGN KEY (certified_by_id) REFERENCES users (id),
  ADD CONSTRAINT cohort_recertifies_its_own FOREIGN KEY (recertifies_id, agreement_id)
    REFERENCES training_cohorts (id, agreement_id),
  ADD CONSTRAINT cohort_recertifies_another CHECK (recertifies_id <> id),
  ADD CONSTRAINT cohort_ends_after_start CHECK (ends_on >= starts_on),
  -- Nobody is certified who has not passed, and nobody passes who was not cleared.
  ADD CONSTRAINT cohort_counts CHECK (
    0 <= certified AND certified <= passed AND passed <= cleared AND cleared <= nominated AND nominated BETWEEN 1 AND 500),
  ADD CONSTRAINT cohort_certified_until CHECK (
    (certified = 0) = (expires_on IS NULL) AND (expires_on IS NULL OR expires_on > ends_on)),
  ADD CONSTRAINT cohort_certified_by_somebody CHECK (certified = 0 OR certified_by_id IS NOT NULL),
  ADD CONSTRAINT cohort_warned_of_an_end CHECK (warned_on IS NULL OR expires_on IS NOT NULL);
