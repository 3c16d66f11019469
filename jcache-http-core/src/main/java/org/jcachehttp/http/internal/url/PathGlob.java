package org.jcachehttp.http.internal.url;

import java.util.List;

/**
 * A glob over the segments of a path.
 *
 * @param segments the segments; {@code **} matches any number of segments, any other one segment
 */
record PathGlob(List<Wildcards> segments) {

  private static final String ANY_SEGMENTS = "**";

  static PathGlob parse(String pattern, List<String> segments) {
    for (String segment : segments) {
      if (segment.contains(ANY_SEGMENTS) && !segment.equals(ANY_SEGMENTS)) {
        throw UrlGlob.malformed(
            pattern, "** is a segment of its own, as in /static/**/*.css, not '" + segment + "'");
      }
    }
    return new PathGlob(segments.stream().map(Wildcards::new).toList());
  }

  public boolean matches(UrlParts url) {
    List<String> actual = url.segments();
    return Wildcards.match(
        segments.size(),
        at -> segments.get(at).text().equals(ANY_SEGMENTS),
        actual.size(),
        (at, position) -> segments.get(at).match(actual.get(position)));
  }
}
