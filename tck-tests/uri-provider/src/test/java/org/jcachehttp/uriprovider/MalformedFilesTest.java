package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.xml.CacheXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each malformed file yields one error with its line, element and a hint. */
class MalformedFilesTest {

  private final CachingProvider provider = new UriCachingProvider();

  @Test
  void theCorpusIsLarge() throws IOException {
    assertThat(corpus()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aMalformedFileIsRejectedWithLineElementAndHint(Malformed file) {
    URI uri = file.uri();
    CacheXmlException error =
        catchThrowableOfType(
            CacheXmlException.class, () -> provider.getCacheManager(uri, null).close());
    assertThat(error).as("rejected").isNotNull();
    assertThat(error.line()).isEqualTo(file.line());
    assertThat(error.element()).isEqualTo(file.element());
    assertThat(error.hint()).contains(file.hint());
    assertThat(error).hasMessageContainingAll(file.name() + ".xml:" + file.line(), file.hint());
  }

  static Stream<Malformed> corpus() throws IOException {
    InputStream table =
        requireNonNull(MalformedFilesTest.class.getResourceAsStream("/malformed/expected.txt"));
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, UTF_8))) {
      return lines.lines().map(Malformed::parse).toList().stream();
    }
  }

  /** A row of the table: a file and its error. */
  record Malformed(String name, int line, String element, String hint) {

    static Malformed parse(String row) {
      List<String> cells = List.of(row.split(" \\| ", 4));
      return new Malformed(
          cells.get(0), Integer.parseInt(cells.get(1)), cells.get(2), cells.get(3));
    }

    URI uri() {
      return URI.create("classpath:malformed/" + name + ".xml");
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
