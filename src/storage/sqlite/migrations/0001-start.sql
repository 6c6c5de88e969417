-- Documents by (account, Region, kind, name). Tenants stand behind `kind` in the indexes so that a reconciler can look through
-- all of them at start-up.
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  doc TEXT NOT NULL,
  status TEXT,
  parent TEXT,
  token TEXT,
  created_at INTEGER NOT NULL,
  modified_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX records_by_name ON records (kind, account, region, name);
CREATE INDEX records_by_creation ON records (kind, account, region, created_at, name);
CREATE INDEX records_by_status ON records (kind, status, account, region, created_at, name) WHERE status IS NOT NULL;
CREATE INDEX records_by_parent ON records (kind, parent, account, region, created_at, name) WHERE parent IS NOT NULL;

CREATE TABLE tags (
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  arn TEXT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, region, arn, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE work (
  queue TEXT NOT NULL,
  key TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  PRIMARY KEY (queue, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX work_by_due ON work (queue, due_at, key);

CREATE TABLE buckets (
  name TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  config TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX buckets_by_account ON buckets (account, name);

-- `about` holds the members that are only read with the whole row (headers, metadata, tags, checksums, parts) as JSON.
CREATE TABLE objects (
  bucket TEXT NOT NULL,
  key TEXT NOT NULL,
  blob_id TEXT NOT NULL,
  size INTEGER NOT NULL,
  etag TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  about TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX objects_by_blob ON objects (blob_id);

CREATE TABLE uploads (
  upload_id TEXT PRIMARY KEY,
  bucket TEXT NOT NULL,
  key TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  about TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX uploads_by_bucket ON uploads (bucket, key, started_at);

CREATE TABLE parts (
  upload_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  blob_id TEXT NOT NULL,
  size INTEGER NOT NULL,
  etag TEXT NOT NULL,
  modified_at INTEGER NOT NULL,
  checksums TEXT NOT NULL,
  PRIMARY KEY (upload_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX parts_by_blob ON parts (blob_id);

-- AUTOINCREMENT: the id of a deleted stream must never come back, its events are purged later.
CREATE TABLE log_groups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  retention_days INTEGER,
  stored_bytes INTEGER NOT NULL DEFAULT 0,
  last_sequence INTEGER NOT NULL DEFAULT 0,
  UNIQUE (account, region, name)
) STRICT;
CREATE TABLE log_streams (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  first_event_at INTEGER,
  last_event_at INTEGER,
  last_ingested_at INTEGER,
  stored_bytes INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  UNIQUE (group_id, name)
) STRICT;
CREATE INDEX log_streams_by_last_event ON log_streams (group_id, last_event_at, name);
-- Clustered: a stream is read in this order and nearly always appended at its end.
CREATE TABLE log_events (
  stream_id INTEGER NOT NULL,
  timestamp INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  ingested_at INTEGER NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (stream_id, timestamp, sequence)
) STRICT, WITHOUT ROWID;
-- Streams that are gone and whose events still have to be deleted, a bite at a time.
CREATE TABLE log_purges (stream_id INTEGER PRIMARY KEY) STRICT;

-- State machine and map run ARNs by a small number, which keeps the indexes of a million executions small.
CREATE TABLE execution_parents (id INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE executions (
  id INTEGER PRIMARY KEY,
  arn TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  account TEXT NOT NULL,
  region TEXT NOT NULL,
  machine INTEGER NOT NULL,
  map_run INTEGER,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  stopped_at INTEGER,
  redrive_count INTEGER NOT NULL DEFAULT 0,
  redriven_at INTEGER,
  error TEXT,
  cause TEXT,
  info TEXT NOT NULL,
  input TEXT NOT NULL,
  output TEXT
) STRICT;
-- `status` first: the open ones are one range, whatever lies closed beside them. Lists of every status merge one range of each.
CREATE INDEX executions_by_machine ON executions (status, machine, started_at, id);
CREATE INDEX executions_by_map_run ON executions (map_run, status, started_at, id) WHERE map_run IS NOT NULL;
-- What changes with every step, apart from the row with the (large) input.
CREATE TABLE execution_states (
  execution_id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL,
  snapshot TEXT
) STRICT;
-- One row per commit, appended at the end of the table: events of many executions that run at once fill the same few pages.
CREATE TABLE execution_history (
  id INTEGER PRIMARY KEY,
  execution_id INTEGER NOT NULL,
  first_event INTEGER NOT NULL,
  events TEXT NOT NULL
) STRICT;
CREATE INDEX execution_history_by_event ON execution_history (execution_id, first_event);
CREATE TABLE execution_waits (
  execution_id INTEGER NOT NULL,
  wait_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  due_at INTEGER,
  token TEXT,
  data TEXT NOT NULL,
  PRIMARY KEY (execution_id, wait_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX execution_waits_by_due ON execution_waits (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX execution_waits_by_token ON execution_waits (token) WHERE token IS NOT NULL;
