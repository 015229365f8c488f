-- CreateTable
CREATE TABLE "absences" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "absences_user_id_to_on_idx" ON "absences"("user_id", "to_on");

-- AddForeignKey
ALTER TABLE "absences" ADD CONSTRAINT "absences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE absences ADD CONSTRAINT absences_in_order CHECK (to_on >= from_on);
ALTER TABLE absences ADD CONSTRAINT absences_cancelled_by CHECK ((cancelled_at IS NULL) = (cancelled_by_id IS NULL));

-- What somebody carries is counted in what is open alone.
CREATE INDEX requests_open_liaison ON requests (liaison_id, status_since, due_on) WHERE closed_at IS NULL;
