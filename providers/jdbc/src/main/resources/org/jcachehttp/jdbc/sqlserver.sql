-- Tables of jcache-http, layout 1, for Microsoft SQL Server 2016 or later and Azure SQL.
-- Not run on SQL Server. The backend ignores errors about tables and rows that exist.
CREATE TABLE jcache_regions (
  id BIGINT PRIMARY KEY,
  name NVARCHAR(2048) NOT NULL,
  layout INT NOT NULL,
  sweeper NVARCHAR(64),
  lease_end BIGINT
);

-- The key may have 1,032 bytes: too many for a clustered index (900), not for another one (1,700).
CREATE TABLE jcache_entries (
  row_id BIGINT IDENTITY PRIMARY KEY CLUSTERED,
  region BIGINT NOT NULL,
  entry_key VARBINARY(1024) NOT NULL,
  version BIGINT NOT NULL,
  deadline BIGINT NOT NULL,
  metadata NVARCHAR(MAX) NOT NULL,
  payload VARBINARY(MAX) NOT NULL,
  UNIQUE NONCLUSTERED (region, entry_key),
  INDEX jcache_entries_deadline NONCLUSTERED (deadline)
);

INSERT INTO jcache_regions (id, name, layout) VALUES (0, 'jcache-http', 1);
