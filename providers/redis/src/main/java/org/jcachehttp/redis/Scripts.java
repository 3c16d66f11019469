package org.jcachehttp.redis;

import org.jcachehttp.storage.Deadline;

/**
 * The Lua scripts, which Redis runs atomically. Each script accesses only the key {@code KEYS[1]},
 * as a cluster requires.
 *
 * <p>{@code ARGV[1]} is the expected version in eight bytes, empty if no record is expected, or
 * {@code any}. {@code ARGV[2]} is the value to store. {@code ARGV[3]} is the time-to-live in
 * milliseconds, or empty. {@code ARGV[4]} is the field of a hash.
 */
final class Scripts {

  private static final String CHECK_VERSION =
      """
      local stored = ''
      if #head == 24 and head:sub(1, 4) == 'JCH1' then stored = head:sub(5, 12) end
      if ARGV[1] ~= 'any' and stored ~= ARGV[1] then return 0 end
      """;

  /** Calls a command, with a result of its own if the key holds a value of another type. */
  private static final String LOOK =
      """
      local function look(absent, ...)
        local answer = redis.pcall(...)
        if type(answer) == 'table' and answer.err then
          if answer.err:find('WRONGTYPE', 1, true) then return absent end
          error(answer)
        end
        return answer
      end
      """;

  private static final String STRING_HEADER =
      LOOK + "local head = look('', 'getrange', KEYS[1], 0, 23)\n";

  /** Stores a string if the version matches. */
  static final ChangeScript SET_IF =
      new ChangeScript(
          STRING_HEADER,
          ChangeScript.NO_METADATA,
          CHECK_VERSION
              + """
              if ARGV[3] == '' then
                redis.call('set', KEYS[1], ARGV[2])
              else
                redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
              end
              return 1
              """);

  /** Moves the deadline of a string to {@code ARGV[2]} if the version matches. */
  static final ChangeScript TOUCH_STRING =
      new ChangeScript(
          STRING_HEADER,
          ChangeScript.NO_METADATA,
          CHECK_VERSION
              + """
              redis.call('setrange', KEYS[1], 12, ARGV[2])
              if ARGV[3] == '' then
                redis.call('persist', KEYS[1])
              else
                redis.call('pexpire', KEYS[1], ARGV[3])
              end
              return 1
              """);

  /** Removes a string if the version matches. */
  static final ChangeScript UNLINK_IF =
      new ChangeScript(
          STRING_HEADER,
          "redis.call('getrange', KEYS[1], 24, 23 + struct.unpack('>I4', head, 21))",
          CHECK_VERSION + "return redis.call('unlink', KEYS[1])\n");

  /** Returns a string without its payload: the header and the metadata. */
  static final String STRING_WITHOUT_PAYLOAD =
      STRING_HEADER
          + """
          if #head < 24 then return head end
          local length = struct.unpack('>I4', head, 21)
          return head .. redis.call('getrange', KEYS[1], 24, 23 + length)
          """;

  /** Returns the header of a string, its length in digits, a space, and the metadata. */
  static final String STRING_HEADER_AND_METADATA =
      STRING_HEADER
          + """
          local metadata = ''
          if #head == 24 then
            metadata = redis.call('getrange', KEYS[1], 24, 23 + struct.unpack('>I4', head, 21))
          end
          return head .. look(0, 'strlen', KEYS[1]) .. ' ' .. metadata
          """;

  private static final String FIELD_HEADER =
      LOOK
          + """
          local record = look('', 'hget', KEYS[1], ARGV[4]) or ''
          local head = record:sub(1, 24)
          """;

  /** Returns a field without its payload: the header and the metadata. */
  static final String FIELD_WITHOUT_PAYLOAD =
      FIELD_HEADER
          + """
          if #head < 24 then return head end
          return record:sub(1, 24 + struct.unpack('>I4', head, 21))
          """;

  /** Stores a field; a value of another type in the place of the hash is replaced. */
  private static final String PUT_FIELD =
      """
      if not look(false, 'hset', KEYS[1], ARGV[4], ARGV[2]) then
        redis.call('unlink', KEYS[1])
        redis.call('hset', KEYS[1], ARGV[4], ARGV[2])
      end
      if ARGV[3] ~= '' then
        redis.pcall('hpexpire', KEYS[1], ARGV[3], 'FIELDS', 1, ARGV[4])
      end
      return 1
      """;

  /**
   * Stores a field. Redis 7.4 or newer expires fields. Older servers reject the command, and a
   * purge removes expired entries.
   */
  static final String HSET = LOOK + PUT_FIELD;

  /** Stores a field if the version matches. */
  static final ChangeScript HSET_IF =
      new ChangeScript(FIELD_HEADER, ChangeScript.NO_METADATA, CHECK_VERSION + PUT_FIELD);

  /** Moves the deadline of a field to {@code ARGV[2]} if the version matches. */
  static final ChangeScript TOUCH_FIELD =
      new ChangeScript(
          FIELD_HEADER,
          ChangeScript.NO_METADATA,
          CHECK_VERSION
              + """
              redis.call('hset', KEYS[1], ARGV[4], record:sub(1, 12) .. ARGV[2] .. record:sub(21))
              if ARGV[3] ~= '' then
                redis.pcall('hpexpire', KEYS[1], ARGV[3], 'FIELDS', 1, ARGV[4])
              end
              return 1
              """);

  /** Removes a field if the version matches. */
  static final ChangeScript HDEL_IF =
      new ChangeScript(
          FIELD_HEADER,
          "record:sub(25, 24 + struct.unpack('>I4', head, 21))",
          CHECK_VERSION + "return redis.call('hdel', KEYS[1], ARGV[4])\n");

  /**
   * Scans about {@code ARGV[2]} fields from the cursor {@code ARGV[1]}. Returns the next cursor,
   * then each field and for its value the result of {@link #STRING_HEADER_AND_METADATA}.
   */
  static final String SCAN_HEADERS =
      LOOK
          + """
          local page = look({'0', {}}, 'hscan', KEYS[1], ARGV[1], 'count', ARGV[2])
          local answer = {page[1]}
          for i = 1, #page[2], 2 do
            local value = page[2][i + 1]
            answer[i + 1] = page[2][i]
            local head = value:sub(1, 24)
            local metadata = ''
            if #head == 24 then
              metadata = value:sub(25, 24 + struct.unpack('>I4', head, 21))
            end
            answer[i + 2] = head .. #value .. ' ' .. metadata
          end
          return answer
          """;

  /** Publishes the message {@code ARGV[6]} on the channel {@code ARGV[5]}. */
  static final String CLEARED =
      """
      redis.pcall('publish', ARGV[5], ARGV[6])
      return 1
      """;

  private Scripts() {}

  /**
   * Returns the native time-to-live as an argument: milliseconds, or empty for an eternal entry.
   */
  static String ttl(Deadline deadline, long now) {
    return deadline.nativeTtl(now).map(ttl -> Long.toString(ttl.toMillis())).orElse("");
  }
}
