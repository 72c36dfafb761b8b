-- Ids are made outside the database, so asking twice for the same operation makes one; created_no gives their order.
CREATE TABLE operation (
    id VARCHAR(32) PRIMARY KEY,
    created_no BIGINT NOT NULL,
    device_id BIGINT NOT NULL,
    launch_id BIGINT NOT NULL,
    session_id BIGINT,
    parent_id VARCHAR(32),
    type VARCHAR(16) NOT NULL,
    runs_in VARCHAR(8) NOT NULL,
    phase VARCHAR(255),
    status VARCHAR(16) NOT NULL,
    epoch INT NOT NULL,
    title VARCHAR(2048) NOT NULL,
    -- JSON array of program and arguments
    command VARCHAR(65536) NOT NULL,
    cwd VARCHAR(4096),
    waiting_for VARCHAR(2048),
    worker_id VARCHAR(32),
    worker_pid BIGINT,
    worker_ticks BIGINT,
    -- the boot in which its processes are, or would have been
    boot_id VARCHAR(64) NOT NULL,
    pid BIGINT,
    pid_ticks BIGINT,
    fraction DOUBLE PRECISION,
    message VARCHAR(512),
    grace_s INT NOT NULL,
    timeout_s INT,
    retries INT NOT NULL,
    after_id VARCHAR(32),
    group_name VARCHAR(255),
    group_limit INT,
    created_s BIGINT NOT NULL,
    started_s BIGINT,
    ended_s BIGINT,
    exit_code INT,
    signal_no INT,
    cause VARCHAR(32),
    error VARCHAR(2048),
    cancel_s BIGINT,
    cancel_grace_s INT,
    stopped INT,
    left_over INT,
    left_behind INT,
    late_s BIGINT,
    late_exit_code INT,
    late_signal_no INT
);
CREATE UNIQUE INDEX operation_order ON operation (created_no);
CREATE INDEX operation_status ON operation (status, created_no);
CREATE INDEX operation_session ON operation (session_id);
CREATE INDEX operation_parent ON operation (parent_id);
