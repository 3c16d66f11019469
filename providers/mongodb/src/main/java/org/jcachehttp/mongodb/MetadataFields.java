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
 * The metadata of a record as a document of texts. In a name, {@code .}, {@code $}, {@code %} and
 * NUL are {@code %2e}, {@code %24}, {@code %25} and {@code %00}, and no name at all is {@code %}:
 * MongoDB takes them for syntax, or not at all.
 */
final class MetadataFields {

  private static final Pattern SYNTAX = Pattern.compile("[.$%\0]");
  private static final Pattern ESCAPED = Pattern.compile("%([0-9a-f]{2})");
  private static final String NO_NAME = "%";

  private MetadataFields() {}

  static BsonDocument write(Map<String, String> metadata) {
    BsonDocument fields = new BsonDocument(metadata.size());
    metadata.forEach((name, value) -> fields.put(escaped(name), new BsonString(value)));
    return fields;
  }

  static Map<String, String> read(BsonDocument fields) {
    Map<String, String> metadata = new HashMap<>();
    fields.forEach((name, value) -> metadata.put(plain(name), value.asString().getValue()));
    return metadata;
  }

  /** The condition that an entry has the attribute with that value. */
  static Bson equal(String name, String value) {
    return Filters.eq(EntryDocument.METADATA + '.' + escaped(name), new BsonString(value));
  }

  private static String escaped(String name) {
    return name.isEmpty()
        ? NO_NAME
        : SYNTAX.matcher(name).replaceAll(at -> "%%%02x".formatted((int) at.group().charAt(0)));
  }

  private static String plain(String field) {
    return field.equals(NO_NAME)
        ? ""
        : ESCAPED.matcher(field).replaceAll(MetadataFields::character);
  }

  private static String character(MatchResult escape) {
    String character = Character.toString(Integer.parseInt(escape.group(1), 16));
    return Matcher.quoteReplacement(character);
  }
}
