-- Which run is the latest for a call is asked on nearly every page.
CREATE INDEX run_of_call ON run (organisation_id, call_id, kind, made_at, id);
