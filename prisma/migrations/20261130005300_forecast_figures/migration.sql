-- The forecast of an office's load is kept beside the other figures (decision 0060).
ALTER TABLE report_figures DROP CONSTRAINT report_figure_kind;
ALTER TABLE report_figures ADD CONSTRAINT report_figure_kind
  CHECK (kind IN ('OPEN', 'STAY', 'SIGNED', 'LOAD', 'CHOICE', 'AGREEMENT', 'DUTY', 'FORECAST'));
ALTER TABLE report_figures ADD CONSTRAINT report_figure_forecast CHECK (kind <> 'FORECAST' OR office_id IS NOT NULL);

-- The worker counts anew when it starts.
DELETE FROM report_figures;
DELETE FROM report_runs;
