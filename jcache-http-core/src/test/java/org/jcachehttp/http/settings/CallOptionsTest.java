package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.jcachehttp.http.status.HttpCacheListener;
import org.junit.jupiter.api.Test;

class CallOptionsTest {

  private static final CallOptions OF_THE_METHOD =
      CallOptions.none()
          .withExpireAfter(ExpireAfter.parse("10m"))
          .withCollapseTimeout(Duration.ofSeconds(3));

  @Test
  void whatACallSaysCountsBeforeWhatItsMethodSays() {
    CallOptions ofTheCall = CallOptions.none().withExpireAfter(ExpireAfter.doNotCache());
    CallOptions both = ofTheCall.orElse(OF_THE_METHOD);
    assertThat(both.expireAfter()).contains(ExpireAfter.doNotCache());
    assertThat(both.collapseTimeout()).contains(Duration.ofSeconds(3));
  }

  @Test
  void aCallThatSaysNothingIsAsItsMethodSays() {
    assertThat(CallOptions.none().orElse(OF_THE_METHOD)).isEqualTo(OF_THE_METHOD);
  }

  @Test
  void listenersOfTheCallAndOfTheMethodAreCalled() {
    HttpCacheListener first = new HttpCacheListener() {};
    HttpCacheListener second = new HttpCacheListener() {};
    CallOptions ofTheCall = CallOptions.none().withListener(first);
    assertThat(ofTheCall.withListener(second).listeners()).containsExactly(first, second);
    assertThat(ofTheCall.orElse(CallOptions.none().withListener(second)).listeners())
        .containsExactly(first, second);
    assertThat(ofTheCall).isNotEqualTo(CallOptions.none());
  }

  @Test
  void aTimeoutOfNothingIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().withCollapseTimeout(Duration.ZERO))
        .withMessageContaining("PT0S");
  }

  @Test
  void aNegativeWindowIsToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallOptions.none().withStaleIfError(Duration.ofSeconds(-1)))
        .withMessageContaining("stale-if-error is PT-1S");
  }
}
