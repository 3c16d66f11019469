package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Contract;
import feign.Param;
import feign.RequestLine;
import feign.jaxrs3.JAXRS3Contract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jcachehttp.feign.annotation.CacheTags;
import org.jcachehttp.feign.annotation.DoNotCache;
import org.jcachehttp.feign.annotation.ExpireAfter;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.feign.annotation.Refresh;
import org.jcachehttp.feign.annotation.StaleIfError;
import org.jcachehttp.feign.annotation.StaleWhileRevalidate;
import org.jcachehttp.http.settings.RefreshSettings;
import org.junit.jupiter.api.Test;

/** The meaning and inheritance of annotations, and the errors of invalid ones. */
class AnnotationsTest {

  private static final org.jcachehttp.http.settings.ExpireAfter TEN_MINUTES =
      org.jcachehttp.http.settings.ExpireAfter.of(Duration.ofMinutes(10));

  @ExpireAfter("1h")
  @StaleIfError("1d")
  @StaleWhileRevalidate("5m")
  interface Base {
    @RequestLine("GET /plain")
    String plain();

    @RequestLine("GET /overridden")
    @ExpireAfter("never")
    String overridden();
  }

  interface Topics extends Base {
    @RequestLine("GET /overridden")
    @Override
    String overridden();

    @RequestLine("GET /own")
    @ExpireAfter("10m")
    @KeepDecoded
    String own();

    @RequestLine("GET /uncached")
    @DoNotCache
    String uncached();
  }

  interface Refreshed {
    @RequestLine("GET /")
    @Refresh(softTimeout = "200ms", eagerShare = 0.8, backoff = "1s", backoffLimit = "1m")
    String refreshed();
  }

  interface RefreshedTooLate {
    @RequestLine("GET /")
    @Refresh(eagerShare = 1.5)
    String refreshed();
  }

  @Test
  void aRefreshReplacesTheSettingsOfTheCache() throws Exception {
    assertThat(rules(Refreshed.class).options().refresh())
        .contains(
            RefreshSettings.defaults()
                .withSoftTimeout(Duration.ofMillis(200))
                .withEagerShare(0.8)
                .withBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1)));
    assertThatThrownBy(() -> rules(RefreshedTooLate.class))
        .hasMessage(
            "Method RefreshedTooLate#refreshed: eager-refresh is 1.5, but takes more than 0 and at"
                + " most 1");
  }

  private static MethodRules rules(Class<?> client) throws Exception {
    return MethodRules.of(client, client.getMethod("refreshed"), Map.of());
  }

  @Test
  void methodAnnotationsTakePrecedenceOverInterfaceAnnotations() throws Exception {
    assertThat(rules("own").options().expireAfter()).contains(TEN_MINUTES);
    assertThat(rules("uncached").options().expireAfter())
        .contains(org.jcachehttp.http.settings.ExpireAfter.doNotCache());
  }

  @Test
  void anInterfaceInheritsAnnotationsOfItsSuperinterface() throws Exception {
    assertThat(rules("plain").options().expireAfter())
        .contains(org.jcachehttp.http.settings.ExpireAfter.of(Duration.ofHours(1)));
    assertThat(rules("own").options().staleIfError()).contains(Duration.ofDays(1));
    assertThat(rules("own").options().staleWhileRevalidate()).contains(Duration.ofMinutes(5));
  }

  @Test
  void aMethodInheritsAnnotationsOfTheOverriddenMethod() throws Exception {
    assertThat(rules("overridden").options().expireAfter())
        .contains(org.jcachehttp.http.settings.ExpireAfter.never());
  }

  @Test
  void onlyAnnotatedMethodsKeepDecodedValues() throws Exception {
    assertThat(rules("own").keepsDecoded()).isTrue();
    assertThat(rules("plain").keepsDecoded()).isFalse();
  }

  private static MethodRules rules(String method) throws NoSuchMethodException {
    return MethodRules.of(Topics.class, Topics.class.getMethod(method), Map.of());
  }

  interface Unreadable {
    @RequestLine("GET /")
    @ExpireAfter("tomorrow")
    String topic();
  }

  @Test
  void anInvalidValueIsReportedWithTheMethodAndTheValidForm() {
    assertThatThrownBy(() -> build(Unreadable.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Unreadable#topic")
        .hasMessageContaining("expire-after is 'tomorrow'")
        .hasMessageContaining("10m");
  }

  interface Untaggable {
    @RequestLine("GET /topics/{id}")
    @CacheTags("topic:{name}")
    String topic(@Param("id") int id);
  }

  @Test
  void aTagWithAnUnknownParameterIsRejected() {
    assertThatThrownBy(() -> build(Untaggable.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Method Untaggable#topic: @CacheTags is 'topic:{name}', but the method has no"
                + " parameter 'name'; it has [id]");
  }

  interface Contradictory {
    @RequestLine("GET /")
    @ExpireAfter("10m")
    @DoNotCache
    String topic();
  }

  @Test
  void contradictoryAnnotationsAreRejected() {
    assertThatThrownBy(() -> build(Contradictory.class))
        .hasMessage("Method Contradictory#topic: takes @ExpireAfter or @DoNotCache, not both");
  }

  interface Endless {
    @RequestLine("GET /")
    @StaleIfError("never")
    String topic();
  }

  @Test
  void staleIfErrorTakesADuration() {
    assertThatThrownBy(() -> build(Endless.class))
        .hasMessageContaining("Endless#topic")
        .hasMessageContaining("@StaleIfError is 'never'");
  }

  interface Eager {
    @RequestLine("GET /")
    @StaleWhileRevalidate("soon")
    String topic();
  }

  @Test
  void staleWhileRevalidateTakesADuration() {
    assertThatThrownBy(() -> build(Eager.class))
        .hasMessageContaining("Eager#topic")
        .hasMessageContaining("'soon'");
  }

  interface Indirect {
    @RequestLine("GET /")
    String topic();

    @DoNotCache
    default String twice() {
      return topic() + topic();
    }
  }

  @Test
  void annotationsOnAMethodWithoutARequestAreRejected() {
    assertThatThrownBy(() -> build(Indirect.class))
        .hasMessageContaining("Indirect#twice: is a default method");
  }

  private static List<?> build(Class<?> type) {
    return new AnnotationCheck(new Contract.Default()).parseAndValidateMetadata(type);
  }

  @jakarta.ws.rs.Path("/topics")
  @ExpireAfter("10m")
  interface JaxRs {
    @jakarta.ws.rs.GET
    String topic();
  }

  @Test
  void theConfiguredContractIsUsed() throws Exception {
    var methods = new AnnotationCheck(new JAXRS3Contract()).parseAndValidateMetadata(JaxRs.class);
    assertThat(methods).hasSize(1);
    assertThat(
            MethodRules.of(JaxRs.class, JaxRs.class.getMethod("topic"), Map.of())
                .options()
                .expireAfter())
        .contains(TEN_MINUTES);
  }
}
