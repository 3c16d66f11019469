package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;

/**
 * An entity tag (RFC 9110 section 8.8.3).
 *
 * @param text the tag as it was received, with quotes and prefix
 */
record EntityTag(String text) {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");
  private static final String WEAK = "W/";

  /** The tags of all lines of a field that lists tags, such as If-None-Match. */
  static List<EntityTag> listed(Fields fields, String name) {
    return fields.all(name).stream()
        .flatMap(line -> TAG.matcher(line).results())
        .map(found -> new EntityTag(found.group()))
        .toList();
  }

  /** Whether the text is one well-formed tag. */
  static boolean isOne(String text) {
    Matcher tag = TAG.matcher(text);
    return tag.matches();
  }

  /** Section 8.8.3.2: equal but for their strength. */
  boolean matchesWeakly(EntityTag other) {
    return opaque().equals(other.opaque());
  }

  /** Section 8.8.3.2: equal, and both strong. */
  boolean matchesStrongly(EntityTag other) {
    return !text.startsWith(WEAK) && text.equals(other.text);
  }

  private String opaque() {
    return text.startsWith(WEAK) ? text.substring(WEAK.length()) : text;
  }
}
