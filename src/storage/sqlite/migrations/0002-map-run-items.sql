-- How many items of its Map Run a child execution works on (a batch).
ALTER TABLE executions ADD COLUMN items INTEGER NOT NULL DEFAULT 1;
