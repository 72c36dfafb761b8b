-- What a session is a run of stands in its own row: it must be known also when its operation is gone.
ALTER TABLE session ADD COLUMN plan VARCHAR(64);
CREATE INDEX session_plan ON session (plan, start_s);

-- What is remembered of a plan beside its file.
CREATE TABLE plan (
    name VARCHAR(64) PRIMARY KEY,
    enabled BOOLEAN NOT NULL,
    -- up to when its trigger's moments have been dealt with
    handled_s BIGINT NOT NULL
);

CREATE TABLE plan_run (
    operation_id VARCHAR(32) PRIMARY KEY,
    plan VARCHAR(64) NOT NULL,
    -- JSON array: the phases as they were when it was triggered
    phases VARCHAR(262144) NOT NULL
);
