package org.jcachehttp.ehcache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** Translates errors in an {@code ehcache.xml} into exceptions that name line and remedy. */
final class ConfigErrors {

  /** A limit for chains of causes that contain a cycle. */
  private static final int MAX_CAUSES = 20;

  /** Remedies by a part of the error, in the order in which they are tried. */
  private static final Map<String, String> REMEDIES = remedies();

  private ConfigErrors() {}

  /** Returns the exception for a file that cannot be read. */
  static StorageException translate(String location, RuntimeException failure) {
    Throwable cause = innermost(failure);
    String reason = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    return new StorageException(
        (location + line(cause) + ": cannot read the configuration: " + reason) + remedy(reason),
        failure);
  }

  /** Returns whether the file names a class that is not on the class path. */
  static boolean isMissingClass(RuntimeException failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError);
  }

  private static Throwable innermost(RuntimeException failure) {
    return causes(failure).reduce(failure, (outer, inner) -> inner);
  }

  private static Stream<Throwable> causes(RuntimeException failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(Objects::requireNonNull);
  }

  private static String line(Throwable cause) {
    return cause instanceof SAXParseException parsed ? ":" + parsed.getLineNumber() : "";
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
        "'ehcache'",
        "this is a file of Ehcache 2: write it in the format of Ehcache 3, whose root is"
            + " <config xmlns=\"http://www.ehcache.org/v3\">, or use the options 'heap',"
            + " 'off-heap' and 'disk'");
    remedies.put(
        "ehcache.org/v3/clustered",
        "clustered tiers are not supported: use <offheap> or <disk>, or share entries with redis:"
            + " or hazelcast:");
    remedies.put("Replacement for ", "set this system property");
    remedies.put("Tiering Inversion", "give each tier more than the tier above it");
    remedies.put("same alias", "remove one of the caches");
    remedies.put("cvc-id.1", "define a <cache-template> with this name");
    remedies.put(
        "cvc-", "correct the element as https://www.ehcache.org/schema/ehcache-core.xsd says");
    return remedies;
  }
}
