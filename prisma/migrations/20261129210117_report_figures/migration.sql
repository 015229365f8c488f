-- CreateTable
CREATE TABLE "report_figures" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" TEXT NOT NULL,
    "office_id" UUID,
    "state_code" TEXT NOT NULL,
    "program_code" TEXT NOT NULL DEFAULT '',
    "month" DATE,
    "part" TEXT NOT NULL,
    "side" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "days" INTEGER NOT NULL DEFAULT 0,
    "count" INTEGER NOT NULL,

    CONSTRAINT "report_figures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_runs" (
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "figures" INTEGER NOT NULL,

    CONSTRAINT "report_runs_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "report_figures_program_code_month_idx" ON "report_figures"("program_code", "month");

-- What was counted is more than nothing, and its words are those of lib/domain/reports/figures.ts.
ALTER TABLE report_figures ADD CONSTRAINT report_figure_counts CHECK (count > 0 AND days >= 0),
  ADD CONSTRAINT report_figure_kind CHECK (kind IN ('OPEN', 'STAY', 'SIGNED', 'LOAD', 'CHOICE', 'AGREEMENT', 'DUTY'));
