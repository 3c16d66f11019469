package org.jcachehttp.http.stored;

import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;

/**
 * The approximate size of stored responses on the heap, rather too large than too small. An origin
 * decides the length of everything that is counted.
 */
final class HeapSize {

  /** The objects of an entry that do not depend on the response, and the store's own. */
  private static final int ENTRY = 1024;

  /** A string and its array, without the characters. */
  private static final long STRING = 48;

  /** A field line and its place in a list, without its strings. */
  private static final int FIELD = 32;

  /** The key and the generation of a group or tag, 64 and 32 characters. */
  private static final long GROUP = 2 * STRING + 96 + FIELD;

  private HeapSize() {}

  /** Returns the size of a stored response in bytes. */
  static long of(CachedResponse stored) {
    StoredRequest request = stored.request();
    HttpResponse response = stored.response();
    return ENTRY
        + stored.body().heldBytes()
        + of(response.fields())
        + of(response.reason())
        + of(response.protocol())
        + of(request.method())
        + of(request.target())
        + of(request.fields())
        + GROUP * stored.generations().size();
  }

  private static long of(TargetUri target) {
    return of(target.scheme()) + of(target.authority()) + of(target.path());
  }

  private static long of(Fields fields) {
    long size = 0;
    for (Field line : fields) {
      size += FIELD + of(line.name()) + of(line.value());
    }
    return size;
  }

  /** A string of ISO 8859-1 characters has one byte for each, any other one two. */
  private static long of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        return STRING + 2L * text.length();
      }
    }
    return STRING + text.length();
  }
}
