package org.jcachehttp.http.internal.policy;

import java.util.Set;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** The field Clear-Site-Data, by which an origin clears what clients store of it. */
final class ClearSiteData {

  private static final String FIELD = "Clear-Site-Data";
  private static final Set<String> OF_CACHES = Set.of("\"cache\"", "\"*\"");

  private ClearSiteData() {}

  /**
   * Returns whether a response asks to clear caches. Over http, anyone on the way could have added
   * the field.
   */
  static boolean isAskedFor(HttpRequest request, HttpResponse response) {
    return response.fields().has(FIELD)
        && "https".equalsIgnoreCase(request.uri().getScheme())
        && response.fields().all(FIELD).stream().anyMatch(ClearSiteData::hasCaches);
  }

  /** Its members are quoted strings, which the specification compares as they are written. */
  private static boolean hasCaches(String line) {
    int start = 0;
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && isQuoted) {
        i++;
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == ',' && !isQuoted) {
        if (isOfCaches(line.substring(start, i))) {
          return true;
        }
        start = i + 1;
      }
    }
    return isOfCaches(line.substring(start));
  }

  private static boolean isOfCaches(String member) {
    return OF_CACHES.contains(member.strip());
  }
}
