package org.jcachehttp.http.message;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseTest {

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 99, 1000})
  void aStatusWithoutThreeDigitsIsRejected(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpResponse(status, "", "HTTP/1.1", Fields.empty(), Body.empty()))
        .withMessage("status is " + status + ", but takes 100 to 999");
  }
}
