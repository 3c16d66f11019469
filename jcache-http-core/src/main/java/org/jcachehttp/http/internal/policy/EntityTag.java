package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;

/**
 * An entity tag (RFC 9110 section 8.8.3).
 *
 * @param text the tag as received, with quotes and prefix
 */
record EntityTag(String text) {

  private static final Pattern TAG = Pattern.compile("(?:W/)?\"[^\"]*\"");
  private static final String WEAK = "W/";

  /** Returns the tags of all lines of a list field such as If-None-Match. */
  static List<EntityTag> listed(Fields fields, String name) {
    return fields.all(name).stream()
        .flatMap(line -> TAG.matcher(line).results())
        .map(found -> new EntityTag(found.group()))
        .toList();
  }

  /** Returns whether the text is a well-formed tag. */
  static boolean isValid(String text) {
    Matcher tag = TAG.matcher(text);
    return tag.matches();
  }

  /** Weak comparison (section 8.8.3.2). */
  boolean matchesWeakly(EntityTag other) {
    return opaque().equals(other.opaque());
  }

  /** Strong comparison (section 8.8.3.2). */
  boolean matchesStrongly(EntityTag other) {
    return !text.startsWith(WEAK) && text.equals(other.text);
  }

  private String opaque() {
    return text.startsWith(WEAK) ? text.substring(WEAK.length()) : text;
  }
}
