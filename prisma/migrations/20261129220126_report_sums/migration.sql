-- DropIndex
DROP INDEX "report_figures_program_code_month_idx";

-- AlterTable
ALTER TABLE "report_figures" ADD COLUMN     "every_office" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "report_figures_kind_program_code_state_code_office_id_idx" ON "report_figures"("kind", "program_code", "state_code", "office_id");

-- What was counted so far has no sums: the worker counts anew when it starts.
DELETE FROM report_figures;
DELETE FROM report_runs;
ALTER TABLE report_figures ADD CONSTRAINT report_figure_every_office CHECK (NOT every_office OR office_id IS NULL);
