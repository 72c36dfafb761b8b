-- The end that the launch chose; the session's own may be corrected later.
ALTER TABLE recovery ADD COLUMN inferred_end_s BIGINT;
UPDATE recovery r SET inferred_end_s =
    COALESCE((SELECT s.end_s FROM session s WHERE s.id = r.session_id), r.window_end_s);

-- What a cancelled session was before, so that a person can take the cancel back.
ALTER TABLE session ADD COLUMN former_status VARCHAR(16);
ALTER TABLE session ADD COLUMN former_outcome VARCHAR(64);
