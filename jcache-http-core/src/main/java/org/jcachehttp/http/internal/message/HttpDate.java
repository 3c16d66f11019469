package org.jcachehttp.http.internal.message;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The three forms of a date in HTTP (RFC 9110 section 5.6.7), in GMT only. Names are read in any
 * case, and a leap second as the second that follows. Any other text is not a date.
 */
public final class HttpDate {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final Set<String> DAYS = Set.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
  private static final String LONG_DAY =
      "(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)";
  private static final String MONTH = "(?<month>[a-z]{3})";
  private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

  private static final int LEAP_SECOND = 60;

  /** The preferred form: a letter for each letter of a name, a zero for each digit. */
  private static final String IMF_FIXDATE = "aaa, 00 aaa 0000 00:00:00 GMT";

  private static final Pattern RFC_850 =
      form(LONG_DAY + ", (?<day>[0-9]{2})-" + MONTH + "-(?<year>[0-9]{2}) " + TIME + " GMT");
  private static final Pattern ASCTIME =
      form(DAY + " " + MONTH + " (?<day>[0-9]{2}| [0-9]) " + TIME + " (?<year>[0-9]{4})");

  private static final DateTimeFormatter PREFERRED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /** Returns a date in the preferred form. */
  public static String format(Instant instant) {
    return PREFERRED.format(instant);
  }

  /**
   * The instant that a field value states; empty if it is not a date.
   *
   * @param text the field value
   * @param receivedAt when it was received, which determines the century of a two-digit year
   */
  public static Optional<Instant> parse(String text, Instant receivedAt) {
    return parseImfFixdate(text)
        .or(() -> match(RFC_850, text).flatMap(parts -> instant(parts, century(parts, receivedAt))))
        .or(() -> match(ASCTIME, text).flatMap(parts -> instant(parts, year(parts))));
  }

  /** The instant that a date in the preferred form states; empty if it does not have that form. */
  public static Optional<Instant> parseImfFixdate(String text) {
    // At fixed positions, without a regular expression: most responses have such dates.
    return isLaidOut(text, IMF_FIXDATE) && DAYS.contains(lowerCase(text, 0, 3))
        ? instant(
            decimal(text, 12, 16),
            lowerCase(text, 8, 11),
            decimal(text, 5, 7),
            decimal(text, 17, 19),
            decimal(text, 20, 22),
            decimal(text, 23, 25))
        : Optional.empty();
  }

  private static boolean isLaidOut(String text, String form) {
    boolean fits = text.length() == form.length();
    for (int i = 0; fits && i < form.length(); i++) {
      char c = text.charAt(i);
      fits =
          switch (form.charAt(i)) {
            case '0' -> FieldSyntax.isDigit(c);
            case 'a' -> FieldSyntax.isLetter(c);
            default -> c == form.charAt(i) || c == Character.toLowerCase(form.charAt(i));
          };
    }
    return fits;
  }

  private static String lowerCase(String text, int from, int to) {
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static int decimal(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static Optional<Matcher> match(Pattern form, String text) {
    return Optional.of(form.matcher(text)).filter(Matcher::matches);
  }

  private static int year(Matcher parts) {
    return number(parts, "year");
  }

  /** A date that seems more than 50 years ahead is one of the past century. */
  private static int century(Matcher parts, Instant receivedAt) {
    int thisYear = receivedAt.atOffset(ZoneOffset.UTC).getYear();
    int year = thisYear - thisYear % 100 + year(parts);
    return year > thisYear + 50 ? year - 100 : year;
  }

  private static Optional<Instant> instant(Matcher parts, int year) {
    return instant(
        year,
        parts.group("month").toLowerCase(Locale.ROOT),
        number(parts, "day"),
        number(parts, "hour"),
        number(parts, "minute"),
        number(parts, "second"));
  }

  private static Optional<Instant> instant(
      int year, String month, int day, int hour, int minute, int second) {
    int leap = second == LEAP_SECOND ? 1 : 0;
    try {
      LocalDateTime date =
          LocalDateTime.of(year, MONTHS.indexOf(month) + 1, day, hour, minute, second - leap);
      return Optional.of(date.plusSeconds(leap).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDate) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, String group) {
    return Integer.parseInt(parts.group(group).strip());
  }
}
