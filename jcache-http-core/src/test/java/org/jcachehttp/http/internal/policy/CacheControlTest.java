package org.jcachehttp.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 5.2. */
class CacheControlTest {

  private static CacheControl of(String... lines) {
    Fields fields = Fields.empty();
    for (String line : lines) {
      fields = fields.with(new Field("cache-control", line));
    }
    return CacheControl.of(fields);
  }

  @Test
  void section5_2_directivesAreFoundOnSeveralLinesInAnyCase() {
    CacheControl directives = of("Public,  MAX-AGE=60 ,", "must-revalidate");
    assertThat(directives.has("public")).isTrue();
    assertThat(directives.has("must-revalidate")).isTrue();
    assertThat(directives.seconds("max-age")).hasValue(60);
    assertThat(directives.has("no-store")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"60", "\"60\"", "060", "\"\\60\""})
  void secondsAreReadAsTokenOrQuoted(String argument) {
    assertThat(of("max-age=" + argument).seconds("max-age")).hasValue(60);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "x", "", " 60", "6 0", "+60", "٦٠"})
  void secondsThatAreNoneCountAsZero(String argument) {
    assertThat(of("max-age=" + argument).seconds("max-age")).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "99999999999", "99999999999999999999999999"})
  void section5_2_secondsThatOverflowAreClamped(String argument) {
    assertThat(of("max-age=" + argument).seconds("max-age")).hasValue(1L << 31);
  }

  @Test
  void section5_2_theFirstOfTwoCounts() {
    assertThat(of("max-age=1, max-age=2", "max-age=3").seconds("max-age")).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private=\"x\", private",
        "private, private=\"x\"",
        "private=\"x\", private=\"\"",
        "private=\"x y\"",
        "private=\"x\", private=\"vary\"",
        "private=\"Cache-Control\"",
        "private =\"x\"",
        "private=\"x, no-store",
        "private="
      })
  void section5_2_2_theFormWithoutNamesWins(String line) {
    assertThat(of(line).isUnqualified("private")).isTrue();
    assertThat(of(line.replace("private", "no-cache")).isUnqualified("no-cache")).isTrue();
    assertThat(of(line.split(", ", -1)).isUnqualified("private")).isTrue();
  }

  @Test
  void section5_2_2_namesOfSeveralDirectivesAreUnited() {
    assertThat(of("no-cache=\"a\", no-cache=\"B\"", "no-cache=c").fieldNames("no-cache"))
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private=\"a, no-store",
        "no-cache=\"a, no-store, x=\"b\"",
        "x=\"a\\\", no-store",
        "x=\", no-store"
      })
  void anUnclosedQuoteHidesNoDirectiveBehindIt(String line) {
    assertThat(of(line).has("no-store")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store =1", "no-cache =\"x\"", "must-revalidate\t=x"})
  void aMalformedDirectiveRestrictsAsMuchAsItMayMean(String line) {
    assertThat(of(line).has(line.split("[ \t]", 2)[0])).isTrue();
  }

  @Test
  void section5_2_aQuotedStringHidesWhatIsInIt() {
    CacheControl directives = of("private=\"a, no-store, \\\"b\", max-age=3");
    assertThat(directives.argument("private")).contains("a, no-store, \"b");
    assertThat(directives.has("no-store")).isFalse();
    assertThat(directives.seconds("max-age")).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource({"max-age =60, max-age", "(max-age)=60, (max-age)", "=60, ''"})
  void whatIsNoDirectiveIsLeftOut(String line, String name) {
    assertThat(of(line).has(name)).isFalse();
  }

  @Test
  void noLineWhateverMakesItThrow() {
    Random random = new Random(9111);
    String alphabet = "=,\"\\ abc01;\t\u0000\u00ff";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder();
      random
          .ints(random.nextInt(12), 0, alphabet.length())
          .forEach(at -> line.append(alphabet.charAt(at)));
      assertThat(of(line.toString()).has("no-such")).isFalse();
    }
  }
}
