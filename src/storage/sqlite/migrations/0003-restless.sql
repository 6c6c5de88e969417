-- Open executions that have to be taken up when a process starts; those that only wait for timers and callbacks are not here.
CREATE TABLE execution_restless (execution_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO execution_restless SELECT id FROM executions WHERE status IN ('RUNNING', 'PENDING_REDRIVE');
