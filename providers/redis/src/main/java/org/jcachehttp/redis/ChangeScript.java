package org.jcachehttp.redis;

/**
 * A script that changes one entry.
 *
 * @param header sets {@code head} to the header of the stored value
 * @param metadata an expression of the metadata of the stored entry, which an announcement has
 * @param change makes the change, and returns 1 if it took place
 */
record ChangeScript(String header, String metadata, String change) {

  /** The expression of a script whose announcement needs no metadata. */
  static final String NO_METADATA = "''";

  /** Returns the script. */
  String silent() {
    return header + change;
  }

  /**
   * Returns a script that makes the same change and, if it took place, publishes the message {@code
   * ARGV[6]} on the channel {@code ARGV[5]}, after what {@link ChangeMessage} has of the entry
   * before the change. A user who must not publish makes the change only.
   */
  String announcing() {
    return header
        + """
        local before = ''
        if #head == 24 and head:sub(1, 4) == 'JCH1' then
          local metadata = %s
          before = 'o' .. head:sub(5, 20) .. struct.pack('>I4', #metadata) .. metadata
        end
        local function change()
        """
            .formatted(metadata)
        + change
        + """
        end
        local done = change()
        if done == 1 then redis.pcall('publish', ARGV[5], before .. ARGV[6]) end
        return done
        """;
  }
}
