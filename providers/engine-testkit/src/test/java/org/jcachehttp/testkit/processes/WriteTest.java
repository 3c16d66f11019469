package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WriteTest {

  private static final Write WRITE = new Write(17, 4);

  @Test
  void aWriteIsIdentifiedByItsValue() {
    assertThat(Write.of(WRITE.value())).isEqualTo(WRITE);
  }

  @Test
  void aTruncatedValueIsOfNoWrite() {
    byte[] value = WRITE.value();
    assertOfNoWrite(Arrays.copyOf(value, value.length - 1));
  }

  @Test
  void aMixtureOfTwoValuesIsOfNoWrite() {
    byte[] mixture = WRITE.value();
    byte[] later = new Write(17, 5).value();
    System.arraycopy(later, 1000, mixture, 1000, 1000);
    assertOfNoWrite(mixture);
  }

  private static void assertOfNoWrite(byte[] value) {
    assertThatThrownBy(() -> Write.of(value))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("of no write");
  }
}
