package org.jcachehttp.storage;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Metadata as one line of JSON (RFC 8259): an object of strings, {@code
 * {"status":"200","url":"https://example.org/"}}.
 */
public final class MetadataJson {

  private static final String NONE = "{}";

  private MetadataJson() {}

  /**
   * {@return the metadata as JSON without line breaks; every Java string is preserved}
   *
   * @param metadata the texts by name
   */
  public static String write(Map<String, String> metadata) {
    if (metadata.isEmpty()) {
      return NONE;
    }
    StringBuilder json = new StringBuilder(32 * metadata.size()).append('{');
    metadata.forEach(
        (name, value) -> {
          json.append(json.length() == 1 ? "" : ",");
          quote(name, json);
          quote(value, json.append(':'));
        });
    return json.append('}').toString();
  }

  /**
   * Reads the metadata that {@link #write} wrote, also with spaces between names and values.
   *
   * @param json the JSON text
   * @return the texts by name, as an immutable map
   * @throws UnreadableValueException if the text is not a JSON object of strings
   */
  public static Map<String, String> read(String json) throws UnreadableValueException {
    return json.equals(NONE) ? Map.of() : new Reader(json).object();
  }

  /**
   * {@return the metadata as a map that parses the text at its first use, since most readers of a
   * payload do not use it} The map throws {@link StorageException} if the text is unreadable.
   *
   * @param json the JSON text that {@link #write} wrote
   */
  public static Map<String, String> readLazily(String json) {
    return json.equals(NONE) ? Map.of() : new LazyMap(json);
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Surrogates too: UTF-8 does not preserve an unpaired one.
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  private static final class Reader {

    private final String json;
    private int at;

    Reader(String json) {
      this.json = json;
    }

    Map<String, String> object() throws UnreadableValueException {
      Map<String, String> metadata = new HashMap<>();
      expect('{');
      do {
        String name = text();
        expect(':');
        metadata.put(name, text());
      } while (skip(','));
      expect('}');
      if (at != json.length()) {
        throw unreadable();
      }
      return Map.copyOf(metadata);
    }

    private String text() throws UnreadableValueException {
      expect('"');
      int end = json.indexOf('"', at);
      int escape = json.indexOf('\\', at);
      if (end >= 0 && (escape < 0 || escape > end)) {
        String plain = json.substring(at, end);
        at = end + 1;
        return plain;
      }
      return escapedText();
    }

    private String escapedText() throws UnreadableValueException {
      StringBuilder text = new StringBuilder();
      for (char c = next(); c != '"'; c = next()) {
        text.append(c == '\\' ? unescaped(next()) : c);
      }
      return text.toString();
    }

    private char unescaped(char escaped) throws UnreadableValueException {
      return switch (escaped) {
        case '"', '\\', '/' -> escaped;
        case 'b' -> '\b';
        case 'f' -> '\f';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 't' -> '\t';
        case 'u' -> codeUnit();
        default -> throw unreadable();
      };
    }

    private char codeUnit() throws UnreadableValueException {
      try {
        char unit = (char) Integer.parseInt(json, at, at + 4, 16);
        at += 4;
        return unit;
      } catch (IndexOutOfBoundsException | NumberFormatException noHexDigits) {
        throw unreadable();
      }
    }

    private char next() throws UnreadableValueException {
      if (at == json.length()) {
        throw unreadable();
      }
      return json.charAt(at++);
    }

    private void expect(char wanted) throws UnreadableValueException {
      if (!skip(wanted)) {
        throw unreadable();
      }
    }

    /** A database may add spaces between names and values. */
    private boolean skip(char wanted) {
      while (at < json.length() && json.charAt(at) == ' ') {
        at++;
      }
      boolean there = at < json.length() && json.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }

    private UnreadableValueException unreadable() {
      return new UnreadableValueException(
          "metadata is not a JSON object of strings at character " + at);
    }
  }

  private static final class LazyMap extends AbstractMap<String, String> {

    private final String json;
    private volatile @Nullable Map<String, String> metadata;

    LazyMap(String json) {
      this.json = json;
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return metadata().entrySet();
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
      return name == null ? null : metadata().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name != null && metadata().containsKey(name);
    }

    private Map<String, String> metadata() {
      Map<String, String> known = metadata;
      if (known == null) {
        known = parsed();
        metadata = known;
      }
      return known;
    }

    private Map<String, String> parsed() {
      try {
        return read(json);
      } catch (UnreadableValueException e) {
        throw new StorageException("a stored entry is damaged: " + e.getMessage(), e);
      }
    }
  }
}
