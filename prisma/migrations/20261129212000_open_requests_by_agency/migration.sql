-- The map of cases counts what is open by agency, over the whole country. These columns are all that it and the fence
-- ask of a row, so that the index alone answers.
CREATE INDEX requests_open_by_agency ON requests (agency_id, office_id, submitted_at) WHERE closed_at IS NULL;
