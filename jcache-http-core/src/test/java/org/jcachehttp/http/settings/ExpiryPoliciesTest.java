package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.TimeUnit;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryPoliciesTest {

  private static final ExpireAfter TEN_MINUTES = ExpireAfter.parse("10m");
  private static final Duration OF_JCACHE = new Duration(TimeUnit.MINUTES, 10);

  private static Duration creation(String value) {
    return ExpiryPolicies.created(ExpireAfter.parse(value)).create().getExpiryForCreation();
  }

  @Test
  void everyPolicySetsTheSpanAtCreation() {
    assertThat(creation("10m")).isEqualTo(OF_JCACHE);
    assertThat(ExpiryPolicies.modified(TEN_MINUTES).create().getExpiryForCreation())
        .isEqualTo(OF_JCACHE);
    assertThat(ExpiryPolicies.eternal().create().getExpiryForCreation())
        .isEqualTo(Duration.ETERNAL);
  }

  @Test
  void createdIsMovedByNothing() {
    ExpiryPolicy created = ExpiryPolicies.created(TEN_MINUTES).create();
    assertThat(created.getExpiryForAccess()).isNull();
    assertThat(created.getExpiryForUpdate()).isNull();
  }

  @Test
  void modifiedIsMovedByWritesAccessedByReadsAndTouchedByBoth() {
    ExpiryPolicy modified = ExpiryPolicies.modified(TEN_MINUTES).create();
    ExpiryPolicy accessed = ExpiryPolicies.accessed(TEN_MINUTES).create();
    ExpiryPolicy touched = ExpiryPolicies.touched(TEN_MINUTES).create();
    assertThat(modified.getExpiryForAccess()).isNull();
    assertThat(modified.getExpiryForUpdate()).isEqualTo(OF_JCACHE);
    assertThat(accessed.getExpiryForAccess()).isEqualTo(OF_JCACHE);
    assertThat(accessed.getExpiryForUpdate()).isNull();
    assertThat(touched.getExpiryForAccess()).isEqualTo(OF_JCACHE);
    assertThat(touched.getExpiryForUpdate()).isEqualTo(OF_JCACHE);
  }

  @Test
  void neverAndSpansBeyondJCacheAreEternal() {
    assertThat(creation("never")).isEqualTo(Duration.ETERNAL);
    assertThat(creation("PT2562047788015215H")).isEqualTo(Duration.ETERNAL);
  }

  @Test
  void doNotCacheIsZero() {
    assertThat(creation("do-not-cache")).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource({"PT0.0000001S, 1", "PT0.0019S, 1", "500ms, 500"})
  void noSpanBecomesZero(String value, long millis) {
    assertThat(creation(value)).isEqualTo(new Duration(TimeUnit.MILLISECONDS, millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"immediately", "2027-01-01T00:00:00Z"})
  void whatNoPolicyCanSayIsAnErrorThatNamesIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> creation(value))
        .withMessageContaining("'" + value + "'")
        .withMessageContaining("RetentionPolicy");
  }
}
