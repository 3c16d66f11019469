-- Tables of jcache-http, layout 1, for Oracle Database 12.2 or later.
-- Not run on a server of Oracle. The backend ignores errors about tables and rows that exist.
CREATE TABLE jcache_regions (
  id NUMBER(19) PRIMARY KEY,
  name VARCHAR2(4000) NOT NULL,
  layout NUMBER(9) NOT NULL,
  sweeper VARCHAR2(64),
  lease_end NUMBER(19)
);

-- An empty payload is NULL.
CREATE TABLE jcache_entries (
  region NUMBER(19) NOT NULL,
  entry_key RAW(1024) NOT NULL,
  version NUMBER(19) NOT NULL,
  deadline NUMBER(19) NOT NULL,
  metadata CLOB NOT NULL,
  payload BLOB,
  PRIMARY KEY (region, entry_key)
);

CREATE INDEX jcache_entries_deadline ON jcache_entries (deadline);

INSERT INTO jcache_regions (id, name, layout) VALUES (0, 'jcache-http', 1);
