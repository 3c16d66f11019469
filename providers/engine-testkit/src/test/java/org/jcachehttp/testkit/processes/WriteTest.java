package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WriteTest {

  private static final Write WRITE = new Write(17, 4);

  @Test
  void aWriteIsRecognisedByItsValue() {
    assertThat(Write.of(WRITE.value())).isEqualTo(WRITE);
  }

  @Test
  void aValueCutShortIsNobodys() {
    byte[] value = WRITE.value();
    assertNobodys(Arrays.copyOf(value, value.length - 1));
  }

  @Test
  void aMixtureOfTwoValuesIsNobodys() {
    byte[] mixture = WRITE.value();
    byte[] later = new Write(17, 5).value();
    System.arraycopy(later, 1000, mixture, 1000, 1000);
    assertNobodys(mixture);
  }

  private static void assertNobodys(byte[] value) {
    assertThatThrownBy(() -> Write.of(value))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("that nobody wrote");
  }
}
