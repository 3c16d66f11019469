package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentValuesTest {

  private final RecentValues<Integer> recent = new RecentValues<>();

  @Test
  void aValueIsThatOfAnEqualKey() {
    recent.put("one", 1);
    assertThat(recent.get(String.valueOf(new char[] {'o', 'n', 'e'}))).isEqualTo(1);
    assertThat(recent.get("two")).isNull();
  }

  @Test
  void oneOfTwoKeysWithTheSameHashIsKept() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    recent.put("Aa", 1);
    recent.put("BB", 2);
    assertThat(recent.get("Aa")).isNull();
    assertThat(recent.get("BB")).isEqualTo(2);
  }

  @Test
  void itIsBounded() {
    for (int i = 0; i < 100_000; i++) {
      recent.put("key " + i, i);
    }
    long kept = IntStream.range(0, 100_000).filter(this::isKept).count();
    assertThat(kept).isBetween(1L, 1024L);
  }

  @Test
  void theValueOfALongTextIsNotKept() {
    recent.put("x".repeat(1024), 1);
    recent.put("y".repeat(1025), 2);
    assertThat(recent.get("x".repeat(1024))).isEqualTo(1);
    assertThat(recent.get("y".repeat(1025))).isNull();
  }

  private boolean isKept(int number) {
    return recent.get("key " + number) != null;
  }
}
