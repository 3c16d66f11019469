package org.jcachehttp.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.InvalidationListener;

/**
 * A message of the triggers in {@code postgresql-announce.sql}.
 *
 * @param region the id of the region
 * @param text the kind of the change, for a written entry its version, and the key
 */
record ChangeMessage(long region, String text) {

  private static final Pattern FORM = Pattern.compile("(-?[0-9]+) (.*)", Pattern.DOTALL);
  private static final Pattern WRITTEN = Pattern.compile("w (-?[0-9]+) (.*)", Pattern.DOTALL);
  private static final String CHANGED = "c ";
  private static final String CLEARED = "x";

  /** The region that no region is: its messages are ignored. */
  private static final ChangeMessage NONE = new ChangeMessage(Statements.LAYOUT_ROW, "");

  /** Returns the message with that text. */
  static ChangeMessage of(String message) {
    Matcher form = FORM.matcher(message);
    return form.matches()
        ? new ChangeMessage(Long.parseLong(form.group(1)), message.substring(form.start(2)))
        : NONE;
  }

  /** Reports the change to a listener of the region. Any other message is ignored. */
  void report(InvalidationListener<String> listener) {
    Matcher written = WRITTEN.matcher(text);
    if (written.matches()) {
      listener.written(text.substring(written.start(2)), Long.parseLong(written.group(1)));
    } else if (text.startsWith(CHANGED)) {
      listener.changed(text.substring(CHANGED.length()));
    } else if (text.equals(CLEARED)) {
      listener.cleared();
    }
  }
}
