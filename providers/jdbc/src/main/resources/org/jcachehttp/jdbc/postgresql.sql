-- Tables of jcache-http, layout 1, for PostgreSQL 12 or later.
CREATE TABLE IF NOT EXISTS jcache_regions (
  id bigint PRIMARY KEY,
  name text NOT NULL,
  layout integer NOT NULL,
  sweeper text,
  lease_end bigint
);

CREATE TABLE IF NOT EXISTS jcache_entries (
  region bigint NOT NULL,
  entry_key text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  deadline bigint NOT NULL,
  metadata jsonb NOT NULL,
  payload bytea NOT NULL,
  PRIMARY KEY (region, entry_key)
);

CREATE INDEX IF NOT EXISTS jcache_entries_deadline ON jcache_entries (deadline)
  WHERE deadline < 9223372036854775807;

-- A hash, since a URL may be longer than what a B-tree can contain.
CREATE INDEX IF NOT EXISTS jcache_entries_url ON jcache_entries USING hash ((metadata ->> 'url'));

INSERT INTO jcache_regions (id, name, layout) VALUES (0, 'jcache-http', 1) ON CONFLICT DO NOTHING;
