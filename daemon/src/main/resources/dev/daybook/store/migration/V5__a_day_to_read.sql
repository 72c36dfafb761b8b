-- What a person says of a session stands beside what follows from its minutes, which may be worked out again at any time.
-- Null, or blank for nothing at all, where the person said nothing.
ALTER TABLE session ADD COLUMN named VARCHAR(2048);
ALTER TABLE session ADD COLUMN note VARCHAR(16384);

-- From now on a category stands here only when a person chose it; any other follows from the rules at the moment it is read.
UPDATE session SET category = NULL;

-- The days, separated by commas, in whose files its entry stands; null where no program has noted them.
ALTER TABLE session ADD COLUMN summary_days VARCHAR(255);

-- What a person changed in sessions, so that it shows and can be taken back.
CREATE TABLE session_edit (
    id BIGINT PRIMARY KEY,
    session_id BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    -- title, note, category, start, end, split or merge
    what VARCHAR(16) NOT NULL,
    -- JSON: what it was and what it became
    former VARCHAR(65536) NOT NULL,
    later VARCHAR(65536) NOT NULL,
    undone_s BIGINT
);
CREATE INDEX session_edit_session ON session_edit (session_id, id);
