package org.jcachehttp.http.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BodyTest {

  @Test
  void aBodyIsReadAsTextInTheGivenCharset() throws IOException {
    assertThat(Body.of("ä".getBytes(UTF_8)).string(UTF_8)).isEqualTo("ä");
    assertThat(Body.of("ä".getBytes(ISO_8859_1)).string(ISO_8859_1)).isEqualTo("ä");
  }

  @Test
  void readingAStreamAsTextClosesIt() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream stream =
        new ByteArrayInputStream("abc".getBytes(UTF_8)) {
          @Override
          public void close() {
            closed.set(true);
          }
        };
    assertThat(Body.of(stream).string(UTF_8)).isEqualTo("abc");
    assertThat(closed).isTrue();
  }

  @Test
  void aNegativeLengthIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Body.of(InputStream.nullInputStream(), -1))
        .withMessageContaining("length is -1");
  }
}
