package org.jcachehttp.http.internal.key;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list of names with quality values, such as Accept-Language (RFC 9110 section 12.4.2). Only the
 * quality values rank the names. The normal form is therefore sorted by them, and names of equal
 * quality alphabetically.
 */
final class WeightedList {

  private static final Pattern MEMBER =
      Pattern.compile("([^ \\t;,]+)(?:[ \\t]*;[ \\t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?");

  private static final Comparator<Member> ORDER =
      Comparator.comparing(Member::weight).reversed().thenComparing(Member::name);

  private WeightedList() {}

  /** One name, and its quality value in thousandths. */
  private record Member(String name, int weight) {

    static Member of(Matcher matched) {
      String weight = matched.group(2);
      return new Member(matched.group(1), weight == null ? 1000 : thousandths(weight));
    }

    private static int thousandths(String weight) {
      return Math.round(1000 * Float.parseFloat(weight));
    }

    @Override
    public String toString() {
      return weight == 1000 ? name : name + ";q=" + weight / 1000.0;
    }
  }

  /**
   * Returns the normal form of a list; empty if a member is malformed.
   *
   * @param list the list in lower case
   */
  static Optional<String> normalize(String list) {
    List<Member> members = new ArrayList<>();
    for (String text : list.split(",", -1)) {
      Matcher member = MEMBER.matcher(text.strip());
      if (member.matches()) {
        members.add(Member.of(member));
      } else if (!text.isBlank()) {
        return Optional.empty();
      }
    }
    members.sort(ORDER);
    return Optional.of(members.stream().map(Member::toString).collect(Collectors.joining(",")));
  }
}
