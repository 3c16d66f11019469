package org.jcachehttp.faults.users;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jcachehttp.http.message.Fields;

/**
 * A random response to a request of a user.
 *
 * @param status the status code
 * @param fields the fields, without those that the server adds
 * @param body the content
 */
record EchoingAnswer(int status, Fields fields, String body) {

  private static final String SECRET_PATH = "/u/";

  private static final List<String> PRIVATE_LIFETIMES =
      List.of(
          "private, max-age=60",
          "max-age=60",
          "max-age=0, stale-while-revalidate=60, stale-if-error=60",
          "private, max-age=0, stale-if-error=60",
          "private=\"X-Echo\", max-age=60",
          "private, no-cache");

  private static final List<String> PUBLIC_LIFETIMES =
      List.of(
          "public, max-age=60",
          "public, max-age=0, stale-while-revalidate=60",
          "s-maxage=60",
          "public, max-age=0, stale-if-error=60",
          "public, max-age=60, no-cache=\"X-Echo\"");

  private static final List<Integer> STATUSES =
      List.of(200, 200, 200, 200, 200, 301, 302, 307, 308, 404, 503);

  /** What the server received. */
  record Asked(String method, String path, String query, Fields fields) {

    boolean isPrivate() {
      return path.startsWith("/private");
    }

    User user() {
      return User.of(query, fields);
    }
  }

  static EchoingAnswer to(Asked asked, Random random) {
    List<String> fields = new ArrayList<>(List.of("ETag", etag(asked)));
    fields.addAll(List.of("Cache-Control", lifetime(asked, random)));
    fields.addAll(List.of("X-Echo", rarely(random) ? asked.user().secret() : "none"));
    if (rarely(random)) {
      fields.addAll(List.of("Vary", "Accept-Language"));
    }
    if (asked.isPrivate() && rarely(random)) {
      fields.addAll(List.of("Set-Cookie", "last-user=" + asked.user().name()));
    }
    if (asked.fields().has("If-None-Match") && random.nextInt(5) < 3) {
      return new EchoingAnswer(304, fieldsOf(fields), "");
    }
    String body = body(asked, random);
    if (asked.fields().has("Range") && random.nextBoolean()) {
      fields.addAll(List.of("Content-Range", "bytes 0-3/" + body.length()));
      return new EchoingAnswer(206, fieldsOf(fields), body.substring(0, 4));
    }
    fields.addAll(List.of("Location", location(asked, random)));
    return new EchoingAnswer(oneOf(random, STATUSES), fieldsOf(fields), body);
  }

  private static Fields fieldsOf(List<String> namesAndValues) {
    return Fields.of(namesAndValues.toArray(String[]::new));
  }

  private static String etag(Asked asked) {
    return asked.isPrivate() ? "\"" + asked.user().name() + "\"" : "\"1\"";
  }

  private static String lifetime(Asked asked, Random random) {
    if (asked.path().startsWith(SECRET_PATH)) {
      // The cache does not recognize secrets in paths, as its documentation says.
      return "no-store";
    }
    return oneOf(random, asked.isPrivate() ? PRIVATE_LIFETIMES : PUBLIC_LIFETIMES);
  }

  private static String body(Asked asked, Random random) {
    String page = "page " + asked.path();
    if (asked.isPrivate()) {
      return page + " of " + asked.user().name();
    }
    return rarely(random) ? page + " for " + asked.user().secret() : page;
  }

  private static String location(Asked asked, Random random) {
    String query = asked.query().isEmpty() ? "" : "?" + asked.query();
    return rarely(random) ? SECRET_PATH + asked.user().secret() : "/next" + query;
  }

  private static boolean rarely(Random random) {
    return random.nextInt(4) == 0;
  }

  private static <T> T oneOf(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
