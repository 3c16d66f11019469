package org.jcachehttp.http.internal.key;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.message.StringList;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.storage.internal.Sha256;

/**
 * The groups of responses that an origin names (RFC 9875), and the tags that the application gives
 * them. Names are hashed, because they may be personal.
 */
public final class CacheGroups {

  /** The number of groups and tags of a response; RFC 9875 section 2 demands at least 32. */
  public static final int MAX_GROUPS = 128;

  /** The number of groups that one response invalidates; further ones are ignored. */
  private static final int MAX_INVALIDATED = 1000;

  /** Groups belong to an origin, tags to the application. */
  private static final TargetUri APPLICATION = new TargetUri("", "", "");

  private CacheGroups() {}

  /** Returns the names in the field Cache-Groups (section 2); none if it is malformed. */
  public static List<String> named(Fields fields) {
    return names("Cache-Groups", fields);
  }

  /** Returns the groups of a response to a request for that URI (section 2.1). */
  public static List<StoredRequest> of(URI uri, Fields fields) {
    List<String> names = named(fields);
    return names.isEmpty() ? List.of() : ofOrigin(uri, names).toList();
  }

  /** Returns the groups that a response to an unsafe request invalidates (section 3). */
  public static List<StoredRequest> invalidatedBy(URI uri, Fields fields) {
    return ofOrigin(uri, names("Cache-Group-Invalidation", fields)).limit(MAX_INVALIDATED).toList();
  }

  /** Returns the entries of tags. */
  public static List<StoredRequest> ofTags(Collection<String> tags) {
    return entries(APPLICATION, tags).toList();
  }

  /**
   * Returns the generations of a stored response by key, without those of the groups that its
   * fields name: a newer response may have others.
   */
  public static Map<String, String> tags(URI uri, CachedResponse stored) {
    if (stored.generations().isEmpty()) {
      return Map.of();
    }
    Map<String, String> tags = new HashMap<>(stored.generations());
    of(uri, stored.response().fields()).forEach(group -> tags.remove(CacheKey.of(group)));
    return tags;
  }

  private static Stream<StoredRequest> ofOrigin(URI uri, List<String> names) {
    if (names.isEmpty()) {
      return Stream.empty();
    }
    TargetUri target = TargetUri.of(uri);
    return entries(new TargetUri(target.scheme(), target.authority(), ""), names);
  }

  private static Stream<StoredRequest> entries(TargetUri origin, Collection<String> names) {
    return names.stream().distinct().map(name -> StoredRequest.ofGroup(origin, Sha256.hex(name)));
  }

  private static List<String> names(String field, Fields fields) {
    List<String> lines = fields.all(field);
    return lines.isEmpty() ? lines : StringList.parse(lines).orElse(List.of());
  }
}
