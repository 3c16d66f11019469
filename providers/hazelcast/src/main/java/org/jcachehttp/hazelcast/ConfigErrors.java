package org.jcachehttp.hazelcast;

import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Translates errors in a configuration file into exceptions that name line and remedy. */
final class ConfigErrors {

  /** A limit for chains of causes that contain a cycle. */
  private static final int MAX_CAUSES = 20;

  /** The prefix of errors against the schema, whose lines are those of Hazelcast's own copy. */
  private static final String SCHEMA_ERROR = "cvc-";

  /** Remedies by a part of the error, in the order in which they are tried. */
  private static final Map<String, String> REMEDIES = remedies();

  private ConfigErrors() {}

  /** Returns the exception for a file that cannot be read. */
  static StorageException translate(File file, Exception failure) {
    Throwable cause =
        Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSES)
            .map(Objects::requireNonNull)
            .reduce(failure, (outer, inner) -> inner);
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    return new StorageException(
        ("option 'config': cannot read " + file + line(cause, reason))
            + (" as a configuration of Hazelcast (.xml or .yaml): " + reason + remedy(reason)),
        failure);
  }

  private static String line(Throwable cause, String reason) {
    return cause instanceof SAXParseException parsed && !reason.startsWith(SCHEMA_ERROR)
        ? ":" + parsed.getLineNumber()
        : "";
  }

  private static String remedy(String reason) {
    return REMEDIES.entrySet().stream()
        .filter(remedy -> reason.contains(remedy.getKey()))
        .map(remedy -> "; " + remedy.getValue())
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> remedies() {
    Map<String, String> remedies = new LinkedHashMap<>();
    remedies.put(
        ":group}'", "this is a file of Hazelcast 3: write <cluster-name> instead of <group>");
    remedies.put(
        "Expected: <hazelcast-client>",
        "this is the file of a member: use a hazelcast: URI with it");
    remedies.put(
        "<hazelcast-client>", "this is the file of a client: use a hazelcast-client: URI with it");
    remedies.put("root schema document", "begin the file with 'hazelcast:' and indent the rest");
    remedies.put("while parsing", "correct the indentation");
    remedies.put(SCHEMA_ERROR, "correct the element as the schema of its version says");
    return remedies;
  }
}
