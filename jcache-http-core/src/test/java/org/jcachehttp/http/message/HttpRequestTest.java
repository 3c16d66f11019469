package org.jcachehttp.http.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRequestTest {

  @Test
  void aRequestShowsNothingThatMayBeSecret() {
    HttpRequest request =
        HttpRequest.builder("GET", URI.create("http://me:secret@example.com/a?token=secret"))
            .fields(Fields.of("Authorization", "secret", "Accept", "*/*"))
            .build();
    assertThat(request).hasToString("GET http://example.com/a?... [Authorization, Accept]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?token=secret", "//me:secret@host/a", "mailto:secret"})
  void aUriThatIsNotAbsoluteIsRejectedWithoutShowingSecrets(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRequest.get(uri))
        .withMessageContaining("https://example.org/")
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
  }

  @Test
  void aMethodThatIsNotATokenIsRejectedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRequest.builder("GET /", URI.create("http://example.com/")))
        .withMessageStartingWith("method is 'GET /'");
  }

  @Test
  void theBuilderSetsFieldsAndContent() {
    HttpRequest request =
        HttpRequest.builder("POST", URI.create("http://example.com/"))
            .fields(Fields.of("Accept", "a/b"))
            .content(Body.of(new byte[] {1, 2}))
            .build();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.fields()).isEqualTo(Fields.of("Accept", "a/b"));
    assertThat(request.content().size()).isEqualTo(2);
  }
}
