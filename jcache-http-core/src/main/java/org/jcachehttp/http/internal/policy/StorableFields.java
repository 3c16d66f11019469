package org.jcachehttp.http.internal.policy;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Fields;

/** The fields of a response that are stored with it (RFC 9111 section 3.1). */
final class StorableFields {

  private static final List<String> NEVER_STORED =
      List.of(
          "Connection",
          "Keep-Alive",
          "Proxy-Authenticate",
          "Proxy-Authentication-Info",
          "Proxy-Authorization",
          "Proxy-Connection",
          "TE",
          "Transfer-Encoding",
          "Upgrade",
          // Every answer gets its own; what the origin's said is part of the initial age.
          "Age");

  private StorableFields() {}

  /** Those of the fields that concern more than one connection and more than one use. */
  static Fields of(Fields received, PolicySettings settings) {
    List<String> dropped = new ArrayList<>(NEVER_STORED);
    dropped.addAll(received.tokens("Connection"));
    CacheControl directives = CacheControl.of(received);
    // Section 5.2.2.4: a field that may not be used unasked is as good as not stored.
    dropped.addAll(directives.fieldNames("no-cache"));
    if (settings.isShared()) {
      // Section 5.2.2.7.
      dropped.addAll(directives.fieldNames("private"));
    }
    return received.without(dropped);
  }
}
