package org.jcachehttp.http.stored;

import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jcachehttp.storage.UnreadableValueException;

/** Writes and reads the generations of groups and tags, the last part of a stored response. */
final class Generations {

  private static final int KEY_LENGTH = 32;
  private static final int LENGTH = 16;

  private Generations() {}

  /** Writes the generations in the order of their keys, because stores compare bytes. */
  static void write(Map<String, String> generations, ByteWriter out) {
    new TreeMap<>(generations)
        .forEach(
            (key, generation) -> {
              out.raw(HexFormat.of().parseHex(key));
              out.raw(HexFormat.of().parseHex(generation));
            });
  }

  /** Reads generations up to the last byte. */
  static Map<String, String> read(ByteReader in) throws UnreadableValueException {
    Map<String, String> generations = new TreeMap<>();
    while (!in.isAtEnd()) {
      String key = HexFormat.of().formatHex(in.octets(KEY_LENGTH));
      generations.put(key, HexFormat.of().formatHex(in.octets(LENGTH)));
    }
    return generations;
  }
}
