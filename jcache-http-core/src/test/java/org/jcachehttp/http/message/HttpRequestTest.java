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
        new HttpRequest(
            "GET",
            URI.create("http://me:secret@example.com/a?token=secret"),
            Fields.of("Authorization", "secret", "Accept", "*/*"));
    assertThat(request).hasToString("GET http://example.com/a?... [Authorization, Accept]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a?token=secret", "//me:secret@host/a", "mailto:secret"})
  void whatIsNoUriOfARequestIsAnErrorWithoutSecrets(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpRequest.get(uri))
        .withMessageContaining("http://host/")
        .satisfies(error -> assertThat(error.getMessage()).doesNotContain("secret"));
  }
}
