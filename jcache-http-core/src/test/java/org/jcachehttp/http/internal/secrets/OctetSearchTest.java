package org.jcachehttp.http.internal.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.http.Growth;
import org.jcachehttp.http.message.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OctetSearchTest {

  private static OctetSearch search(String... sequences) {
    return new OctetSearch(Stream.of(sequences).map(text -> text.getBytes(ISO_8859_1)).toList());
  }

  private static Body.Buffered content(String text) {
    return Body.of(text.getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3cr3t-1", "<s3cr3t-1", "s3cr3t-1>", "ss3cr3t-s3cr3t-1s3cr3t", "xpass-word"})
  void findsASequenceAtTheBeginningInTheMiddleAndAtTheEnd(String text) {
    assertThat(search("s3cr3t-1", "pass-word").isFoundIn(content(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3", "s3cr3t-", "s3cr3t-2", "S3CR3T-1", "s3cr3ts3cr3t-"})
  void findsNothingElse(String text) {
    assertThat(search("s3cr3t-1").isFoundIn(content(text))).isFalse();
  }

  @Test
  void searchesOnlyTheOctetsOfASlice() {
    Body.Buffered whole = content("s3cr3t-1s3cr3t-1");
    assertThat(search("s3cr3t-1").isFoundIn(whole.slice(1, 14))).isFalse();
    assertThat(search("s3cr3t-1").isFoundIn(whole.slice(8, 8))).isTrue();
  }

  @Test
  void agreesWithContainsOnRandomTextsOfFewLetters() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String text = letters(random, random.nextInt(200));
      List<String> sequences =
          IntStream.rangeClosed(0, random.nextInt(3))
              .mapToObj(ignored -> letters(random, 8 + random.nextInt(40)))
              .toList();
      assertThat(search(sequences.toArray(String[]::new)).isFoundIn(content(text)))
          .as("%s in %s", sequences, text)
          .isEqualTo(sequences.stream().anyMatch(text::contains));
    }
  }

  private static String letters(Random random, int length) {
    // Mostly one letter, so that the texts resemble the sequences.
    return random
        .ints(length, 0, 12)
        .mapToObj(letter -> letter < 10 ? "a" : "b")
        .reduce("", String::concat);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b"})
  void isLinearInContentThatResemblesTheSequence(String end) {
    OctetSearch search = search("a".repeat(4095) + "b" + end, "a".repeat(50) + "c");
    Growth.assertLinear(
        1 << 20,
        size -> {
          Body.Buffered hostile = content("a".repeat(size));
          return () -> assertThat(search.isFoundIn(hostile)).isFalse();
        });
  }

  @Test
  void findsASequenceAfterContentThatResemblesIt() {
    String sequence = "a".repeat(4095) + "b";
    assertThat(search(sequence).isFoundIn(content("a".repeat(1 << 20) + "b"))).isTrue();
  }
}
