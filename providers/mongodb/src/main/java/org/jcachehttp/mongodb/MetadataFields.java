package org.jcachehttp.mongodb;

import com.mongodb.client.model.Filters;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * The metadata of a record as a document of strings. In names, {@code .}, {@code $}, {@code %} and
 * NUL are escaped as {@code %2e}, {@code %24}, {@code %25} and {@code %00}, and the empty name as
 * {@code %}, because MongoDB rejects them or gives them a meaning.
 */
final class MetadataFields {

  private static final Pattern SYNTAX = Pattern.compile("[.$%\0]");
  private static final Pattern ESCAPED = Pattern.compile("%([0-9a-f]{2})");
  private static final String EMPTY_NAME = "%";

  private MetadataFields() {}

  static BsonDocument write(Map<String, String> metadata) {
    BsonDocument fields = new BsonDocument(metadata.size());
    metadata.forEach((name, value) -> fields.put(escaped(name), new BsonString(value)));
    return fields;
  }

  static Map<String, String> read(BsonDocument fields) {
    Map<String, String> metadata = new HashMap<>();
    fields.forEach((name, value) -> metadata.put(unescaped(name), value.asString().getValue()));
    return metadata;
  }

  /** Returns the filter for entries with that metadata value. */
  static Bson equal(String name, String value) {
    return Filters.eq(EntryDocument.METADATA + '.' + escaped(name), new BsonString(value));
  }

  private static String escaped(String name) {
    return name.isEmpty()
        ? EMPTY_NAME
        : SYNTAX.matcher(name).replaceAll(at -> "%%%02x".formatted((int) at.group().charAt(0)));
  }

  private static String unescaped(String field) {
    return field.equals(EMPTY_NAME)
        ? ""
        : ESCAPED.matcher(field).replaceAll(MetadataFields::character);
  }

  private static String character(MatchResult escape) {
    String character = Character.toString(Integer.parseInt(escape.group(1), 16));
    return Matcher.quoteReplacement(character);
  }
}
