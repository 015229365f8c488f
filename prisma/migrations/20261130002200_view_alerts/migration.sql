-- Somebody is told when a case enters a saved view.

-- AlterTable
ALTER TABLE "notices" ADD COLUMN     "view_id" UUID;

-- CreateTable
CREATE TABLE "view_alerts" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "view_id" UUID,
    "list" "saved_list" NOT NULL,
    "view_name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "reach" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "looked_seq" BIGINT NOT NULL,
    "looks" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "view_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "view_alert_cases" (
    "alert_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "inside" BOOLEAN NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "view_alert_cases_pkey" PRIMARY KEY ("alert_id","case_id")
);

-- CreateIndex
CREATE INDEX "view_alerts_view_id_idx" ON "view_alerts"("view_id");

-- CreateIndex
CREATE UNIQUE INDEX "view_alerts_user_id_view_id_key" ON "view_alerts"("user_id", "view_id");

-- AddForeignKey
ALTER TABLE "view_alerts" ADD CONSTRAINT "view_alerts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_alerts" ADD CONSTRAINT "view_alerts_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_views"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "view_alert_cases" ADD CONSTRAINT "view_alert_cases_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "view_alerts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE view_alerts
  ADD CONSTRAINT alert_names_its_view CHECK (length(view_name) BETWEEN 1 AND 60),
  ADD CONSTRAINT alert_keeps_a_filter CHECK (length(query) BETWEEN 2 AND 1000 AND query LIKE '?%'),
  ADD CONSTRAINT alert_looks_forward CHECK (looked_seq >= 0 AND looks >= 0);
-- What left is kept only for the day in which it may not be told of again.
ALTER TABLE view_alert_cases ADD CONSTRAINT alert_case_inside_or_told CHECK (inside OR told_at IS NOT NULL);
ALTER TABLE notices ADD CONSTRAINT notice_of_a_view_or_a_case
  CHECK (view_id IS NULL OR num_nonnulls(request_id, agreement_id) = 0);
