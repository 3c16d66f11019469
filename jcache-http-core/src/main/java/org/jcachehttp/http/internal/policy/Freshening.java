package org.jcachehttp.http.internal.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/** Updates a stored response by a newer head (RFC 9111 sections 3.2, 4.3.4 and 4.3.5). */
public final class Freshening {

  /** Section 3.2: fields that describe the stored bytes are not updated. */
  private static final List<String> DESCRIBING_BYTES =
      List.of(
          "Content-Length", "Content-Encoding", "Content-Range", "Content-Digest", "Content-MD5");

  private static final String VARY = "Vary";

  private Freshening() {}

  /**
   * Returns the stored response with the fields of the newer head, including Age, so that its
   * storability can be judged like that of a received response.
   */
  public static HttpResponse update(CachedResponse stored, HttpResponse newer) {
    Fields own = stored.response().fields();
    Fields updates = withUnitedVary(own, newer.fields()).without(kept(own, newer.fields()));
    List<String> replaced = updates.stream().map(Field::name).distinct().toList();
    List<Field> lines = new ArrayList<>(own.without(replaced).stream().toList());
    updates.forEach(lines::add);
    return stored.response().withFields(Fields.copyOf(lines));
  }

  /**
   * Returns the newer fields with all names of both Vary fields: origins leave names out of 304
   * responses, and the variants of the target are selected by all of them.
   */
  private static Fields withUnitedVary(Fields own, Fields newer) {
    if (!own.has(VARY) || !newer.has(VARY)) {
      return newer;
    }
    Set<String> all = new LinkedHashSet<>(own.tokens(VARY));
    all.addAll(newer.tokens(VARY));
    return newer.without(List.of(VARY)).with(new Field(VARY, String.join(", ", all)));
  }

  /**
   * Returns an updated response for the caller of the newer head: with the cookies that it sets,
   * which may not be stored.
   */
  public static CachedResponse withCookies(CachedResponse updated, HttpResponse newer) {
    if (!newer.fields().has(CookieRules.SET_COOKIE)) {
      return updated;
    }
    List<Field> lines =
        new ArrayList<>(
            updated.response().fields().without(List.of(CookieRules.SET_COOKIE)).stream().toList());
    newer.fields().stream()
        .filter(line -> line.isNamed(CookieRules.SET_COOKIE))
        .forEach(lines::add);
    return new CachedResponse(
        updated.request(), updated.response().withFields(Fields.copyOf(lines)), updated.times());
  }

  private static List<String> kept(Fields own, Fields newer) {
    List<String> kept = new ArrayList<>(DESCRIBING_BYTES);
    kept.addAll(newer.tokens("Connection"));
    // A body that was decoded after receipt has a weak tag even if the origin's tag is strong.
    if (isSameTag(own, newer)) {
      kept.add("ETag");
    }
    return kept;
  }

  private static boolean isSameTag(Fields own, Fields newer) {
    Optional<EntityTag> tag = own.first("ETag").map(EntityTag::new);
    return tag.isPresent()
        && newer.first("ETag").map(EntityTag::new).filter(tag.get()::matchesWeakly).isPresent();
  }

  /** Section 4.3.5: returns whether a response to HEAD describes the stored response. */
  public static boolean isSameRepresentation(CachedResponse stored, HttpResponse head) {
    Fields own = stored.response().fields();
    boolean sameTag = !head.fields().has("ETag") || isSameTag(own, head.fields());
    return sameTag
        && agrees("Last-Modified", own, head.fields())
        && (!own.has("Content-Length") || agrees("Content-Length", own, head.fields()));
  }

  private static boolean agrees(String name, Fields own, Fields newer) {
    return !newer.has(name) || newer.first(name).equals(own.first(name));
  }
}
