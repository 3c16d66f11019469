-- Announcements of changes (announce=true), layout 1, for PostgreSQL 12 or later; execute postgresql.sql first.
-- A message has the id of the region, then "w", the version and the key of an entry that was written, "c" and the key
-- of one that was changed otherwise, or "x" if many were deleted. Expired entries are deleted without a message.
CREATE OR REPLACE FUNCTION jcache_entries_announce() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  channel text := 'jcache_' || TG_RELID;
  expired bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint - 60000;
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM pg_notify(channel, region || ' w ' || version || ' ' || entry_key) FROM written;
  ELSIF TG_OP = 'UPDATE' THEN
    PERFORM pg_notify(channel, region || CASE
        WHEN written.version = gone.version THEN ' c '
        ELSE ' w ' || written.version || ' ' END || entry_key)
      FROM written JOIN gone USING (region, entry_key);
  ELSIF (SELECT count(*) FROM gone WHERE deadline > expired) > 1000 THEN
    PERFORM pg_notify(channel, region || ' x') FROM (SELECT DISTINCT region FROM gone) AS cleared;
  ELSE
    PERFORM pg_notify(channel, region || ' c ' || entry_key) FROM gone WHERE deadline > expired;
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER IF EXISTS jcache_entries_inserted ON jcache_entries;

CREATE TRIGGER jcache_entries_inserted AFTER INSERT ON jcache_entries
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION jcache_entries_announce();

DROP TRIGGER IF EXISTS jcache_entries_deleted ON jcache_entries;

CREATE TRIGGER jcache_entries_deleted AFTER DELETE ON jcache_entries
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION jcache_entries_announce();

DROP TRIGGER IF EXISTS jcache_entries_updated ON jcache_entries;

CREATE TRIGGER jcache_entries_updated AFTER UPDATE ON jcache_entries
  REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION jcache_entries_announce();
