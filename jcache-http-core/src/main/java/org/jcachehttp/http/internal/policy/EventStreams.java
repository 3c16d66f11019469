package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Locale;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.HttpResponse;

/** Responses that go on as long as their connection: a copy of them would never be complete. */
final class EventStreams {

  private static final String EVENT_STREAM = "text/event-stream";
  private static final List<String> TYPES = List.of(EVENT_STREAM, "multipart/x-mixed-replace");

  private EventStreams() {}

  /** Returns whether a field of a request asks for such a response. */
  static boolean isRequestedBy(Field field) {
    return field.isNamed("Accept") && field.value().toLowerCase(Locale.ROOT).contains(EVENT_STREAM);
  }

  /** Returns whether a response has such a type. */
  static boolean isOf(HttpResponse response) {
    String type = response.fields().first("Content-Type").orElse("").strip();
    for (String continuing : TYPES) {
      if (type.regionMatches(true, 0, continuing, 0, continuing.length())) {
        return true;
      }
    }
    return false;
  }
}
