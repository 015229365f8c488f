-- CreateTable
CREATE TABLE "refusal_tallies" (
    "key" TEXT NOT NULL,
    "actor_id" UUID,
    "session_id" UUID,
    "ip_ref" TEXT,
    "target_type" TEXT NOT NULL,
    "target_id" UUID,
    "door" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "right" TEXT,
    "times" INTEGER NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refusal_tallies_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "refusal_tallies_since_idx" ON "refusal_tallies"("since");
