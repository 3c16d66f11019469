package org.jcachehttp.http.internal.policy;

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
          // Calculated for each use; the received age is part of the initial age.
          "Age");

  private StorableFields() {}

  /** Returns the fields without those that concern one connection or one use only. */
  static Fields of(Fields received, ResponseControl control) {
    Fields fields = received.without(NEVER_STORED).without(received.tokens("Connection"));
    // Section 5.2.2.4: these fields would need validation before each use.
    fields = fields.without(control.received().fieldNames("no-cache"));
    // Section 5.2.2.7.
    return control.settings().isShared()
        ? fields.without(control.received().fieldNames("private"))
        : fields;
  }
}
