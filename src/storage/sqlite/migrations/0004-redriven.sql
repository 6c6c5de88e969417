-- ListExecutions with redriveFilter REDRIVEN: few among many.
CREATE INDEX executions_redriven ON executions (status, machine, started_at, id) WHERE redrive_count > 0;
