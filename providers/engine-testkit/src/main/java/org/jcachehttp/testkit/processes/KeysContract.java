package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equal keys are one key, in all processes. */
interface KeysContract extends ProcessesFixture {

  /**
   * A process finds an entry of another process under an equal key, for every supported type of
   * key.
   *
   * @throws Exception if a process fails
   */
  @Test
  default void anEntryOfOneProcessIsFoundByAnotherUnderAnEqualKey() throws Exception {
    inAnotherProcess(Task.PUT_UNDER_KEYS_OF_ALL_KINDS);
    List<String> said = inAnotherProcess(Task.LOOK_UP_KEYS_OF_ALL_KINDS);
    assertThat(said).containsAll(eachValueAfter("got ")).containsAll(eachValueAfter("met "));
  }

  private static List<String> eachValueAfter(String word) {
    return IntStream.range(0, KeyTasks.KEYS).mapToObj(n -> word + "value " + n).toList();
  }
}
