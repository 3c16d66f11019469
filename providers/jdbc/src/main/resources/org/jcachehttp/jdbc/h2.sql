-- Tables of jcache-http, layout 1, for H2 2.x.
CREATE TABLE IF NOT EXISTS jcache_regions (
  id BIGINT PRIMARY KEY,
  name VARCHAR NOT NULL,
  layout INT NOT NULL,
  sweeper VARCHAR,
  lease_end BIGINT
);

CREATE TABLE IF NOT EXISTS jcache_entries (
  region BIGINT NOT NULL,
  entry_key VARBINARY(1024) NOT NULL,
  version BIGINT NOT NULL,
  deadline BIGINT NOT NULL,
  metadata JSON NOT NULL,
  payload BLOB NOT NULL,
  PRIMARY KEY (region, entry_key)
);

CREATE INDEX IF NOT EXISTS jcache_entries_deadline ON jcache_entries (deadline);

MERGE INTO jcache_regions (id, name, layout) KEY (id) VALUES (0, 'jcache-http', 1);
