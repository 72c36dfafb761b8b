-- Times are UTC seconds since 1970, columns ending in _s. Ends are exclusive. Every row names the device that wrote it.
-- Ids come from the writer, never from the database: a replayed change must give the same ids.

CREATE TABLE store_meta (
    id INT PRIMARY KEY,
    database_id VARCHAR(36) NOT NULL,
    applied BIGINT NOT NULL
);

CREATE TABLE device (
    id BIGINT PRIMARY KEY,
    uuid VARCHAR(36) NOT NULL,
    name VARCHAR(255) NOT NULL
);

CREATE TABLE launch (
    id BIGINT PRIMARY KEY,
    device_id BIGINT NOT NULL,
    pid BIGINT NOT NULL,
    boot_id VARCHAR(64) NOT NULL,
    version VARCHAR(64) NOT NULL,
    started_s BIGINT NOT NULL,
    alive_s BIGINT NOT NULL,
    ended_s BIGINT
);

CREATE TABLE application (
    id BIGINT PRIMARY KEY,
    name VARCHAR(512) NOT NULL UNIQUE
);

CREATE TABLE title (
    id BIGINT PRIMARY KEY,
    text VARCHAR(2048) NOT NULL UNIQUE
);

CREATE TABLE url (
    id BIGINT PRIMARY KEY,
    text VARCHAR(2048) NOT NULL UNIQUE
);

CREATE TABLE activity (
    device_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    launch_id BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    end_s BIGINT NOT NULL,
    state VARCHAR(8) NOT NULL,
    application_id BIGINT,
    title_id BIGINT,
    url_id BIGINT,
    -- null once blocks count all of it, so that the index finds what a crash left unfolded at once
    unfolded_from_s BIGINT,
    PRIMARY KEY (device_id, id)
);
CREATE INDEX activity_unfolded ON activity (unfolded_from_s);
CREATE INDEX activity_start ON activity (device_id, start_s);

CREATE TABLE block (
    device_id BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    end_s BIGINT NOT NULL,
    active_s INT NOT NULL,
    idle_s INT NOT NULL,
    locked_s INT NOT NULL,
    PRIMARY KEY (device_id, start_s)
);

CREATE TABLE block_use (
    device_id BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    position INT NOT NULL,
    application_id BIGINT NOT NULL,
    title_id BIGINT NOT NULL,
    url_id BIGINT,
    active_s INT NOT NULL,
    PRIMARY KEY (device_id, start_s, position)
);

CREATE TABLE session (
    id BIGINT PRIMARY KEY,
    device_id BIGINT NOT NULL,
    launch_id BIGINT,
    kind VARCHAR(8) NOT NULL,
    status VARCHAR(16) NOT NULL,
    start_s BIGINT NOT NULL,
    end_s BIGINT,
    title VARCHAR(2048),
    category VARCHAR(512),
    phase VARCHAR(255),
    operation_id VARCHAR(64),
    outcome VARCHAR(64),
    failure_reason VARCHAR(2048),
    summary VARCHAR(16) NOT NULL,
    summary_attempts INT NOT NULL,
    summary_retry_s BIGINT
);
CREATE INDEX session_status ON session (status, start_s);
CREATE INDEX session_kind ON session (kind, start_s);
CREATE INDEX session_start ON session (start_s);
-- Both columns, so that how far back sessions reach is read from the index alone.
CREATE INDEX session_end ON session (end_s, start_s);
CREATE INDEX session_summary ON session (summary, start_s);

CREATE TABLE recovery (
    session_id BIGINT PRIMARY KEY,
    launch_id BIGINT NOT NULL,
    at_s BIGINT NOT NULL,
    cause VARCHAR(16) NOT NULL,
    evidence VARCHAR(32) NOT NULL,
    window_start_s BIGINT NOT NULL,
    window_end_s BIGINT NOT NULL
);

CREATE TABLE pause (
    id BIGINT PRIMARY KEY,
    device_id BIGINT NOT NULL,
    start_s BIGINT NOT NULL,
    until_s BIGINT,
    end_s BIGINT
);
