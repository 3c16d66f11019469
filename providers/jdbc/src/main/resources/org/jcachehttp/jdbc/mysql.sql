-- Tables of jcache-http, layout 1, for MySQL 8.0 and MariaDB 10.5 or later.
CREATE TABLE IF NOT EXISTS jcache_regions (
  id BIGINT PRIMARY KEY,
  name VARCHAR(2048) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  layout INT NOT NULL,
  sweeper VARCHAR(64),
  lease_end BIGINT
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS jcache_entries (
  region BIGINT NOT NULL,
  entry_key VARBINARY(1024) NOT NULL,
  version BIGINT NOT NULL,
  deadline BIGINT NOT NULL,
  metadata JSON NOT NULL,
  payload LONGBLOB NOT NULL,
  PRIMARY KEY (region, entry_key),
  INDEX jcache_entries_deadline (deadline)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC;

INSERT IGNORE INTO jcache_regions (id, name, layout) VALUES (0, 'jcache-http', 1);
