package org.jcachehttp.faults.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jcachehttp.faults.report.Form;
import org.junit.jupiter.api.Test;

/** The check itself, with histories whose answer is known. Times are written as small numbers. */
class HistoryTest {

  private final List<Call> calls = new ArrayList<>();

  @Test
  void callsOneAfterTheOtherAreLinearizable() {
    call(1, 2, Method.GET, "-", "-", "null");
    call(3, 4, Method.PUT_IF_ABSENT, "-", "a", "true");
    call(5, 6, Method.GET_AND_PUT, "-", "b", "a");
    call(7, 8, Method.REPLACE_EXPECTED, "b", "c", "true");
    call(9, 10, Method.INVOKE, "-", "d", "c");
    call(11, 12, Method.REPLACE, "-", "e", "true");
    call(13, 14, Method.REMOVE_EXPECTED, "d<c", "-", "false");
    call(15, 16, Method.REMOVE, "-", "-", "true");
    call(17, 18, Method.GET, "-", "-", "null");
    assertLinearizable();
  }

  @Test
  void aConcurrentReadMaySeeTheValueBeforeOrAfterAWrite() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 10, Method.PUT, "-", "b", "done");
    call(4, 5, Method.GET, "-", "-", "a");
    call(6, 7, Method.GET, "-", "-", "b");
    assertLinearizable();
  }

  @Test
  void aReadMayNotSeeAnOlderValueThanAnEarlierRead() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 10, Method.PUT, "-", "b", "done");
    call(4, 5, Method.GET, "-", "-", "b");
    call(6, 7, Method.GET, "-", "-", "a");
    assertNotLinearizable();
  }

  @Test
  void aStaleReadIsFound() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 4, Method.PUT, "-", "b", "done");
    call(5, 6, Method.GET, "-", "-", "a");
    assertNotLinearizable();
  }

  @Test
  void aLostUpdateIsFound() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 6, Method.INVOKE, "-", "b", "a");
    call(4, 5, Method.INVOKE, "-", "c", "a");
    assertNotLinearizable();
  }

  @Test
  void twoConcurrentUpdatesInOneOrderAreLinearizable() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 6, Method.INVOKE, "-", "b", "c<a");
    call(4, 5, Method.INVOKE, "-", "c", "a");
    call(7, 8, Method.GET, "-", "-", "b<c");
    assertLinearizable();
  }

  @Test
  void aSecondWinnerOfPutIfAbsentIsFound() {
    call(1, 4, Method.PUT_IF_ABSENT, "-", "a", "true");
    call(2, 3, Method.PUT_IF_ABSENT, "-", "b", "true");
    assertNotLinearizable();
  }

  @Test
  void aLostWriteIsFound() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 4, Method.GET, "-", "-", "null");
    assertNotLinearizable();
  }

  @Test
  void aRemovedEntryThatReturnsIsFound() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 4, Method.REMOVE, "-", "-", "true");
    call(5, 6, Method.GET, "-", "-", "a");
    assertNotLinearizable();
  }

  @Test
  void aValueOfNobodyIsFound() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 4, Method.GET, "-", "-", "b");
    assertNotLinearizable();
  }

  @Test
  void aFailedCallMayHaveNoEffectAnEffectOrALateEffect() {
    call(1, 2, Method.PUT, "-", "a", "done");
    failed(3, 4, Method.REPLACE_EXPECTED, "a", "b");
    failed(3, 4, Method.PUT, "-", "c");
    call(5, 6, Method.GET, "-", "-", "a");
    call(7, 8, Method.GET, "-", "-", "b");
    assertLinearizable();
  }

  @Test
  void aFailedCallHasNoEffectBeforeItBegins() {
    call(1, 2, Method.PUT, "-", "a", "done");
    call(3, 4, Method.GET, "-", "-", "b");
    failed(5, 6, Method.PUT, "-", "b");
    assertNotLinearizable();
  }

  @Test
  void aFailedConditionalWriteMayWaitForItsCondition() {
    failed(1, 2, Method.REPLACE_EXPECTED, "a", "b");
    call(3, 4, Method.PUT, "-", "a", "done");
    call(5, 6, Method.GET, "-", "-", "b");
    assertLinearizable();
  }

  @Test
  void twoKeysAreIndependent() {
    calls.add(new Call("one", operation(Method.PUT, "-", "a"), 1, 2, Optional.of("done")));
    calls.add(new Call("two", operation(Method.GET, "-", "-"), 3, 4, Optional.of("null")));
    assertThat(History.ofEachKey(calls)).hasSize(2).allMatch(History::isLinearizable);
  }

  /** Each call takes effect at a moment between its two times, in a random order of all calls. */
  @Test
  void randomHistoriesAreLinearizableAndOneWrongResultIsFound() {
    Random random = Form.random();
    for (int round = 0; round < Form.tries(50, 1_000); round++) {
      List<Call> made = new RandomHistory(random).calls();
      assertThat(new History(made).contradiction()).isEmpty();
      assertThat(new History(RandomHistory.withAWrongRead(made, random)).isLinearizable())
          .isFalse();
    }
  }

  @Test
  void aLineIsReadAsTheCallThatWroteIt() {
    call(1, 2, Method.REPLACE_EXPECTED, "a", "b", "true");
    failed(3, 4, Method.PUT, "-", "c");
    assertThat(calls).allMatch(call -> Call.ofLine(call.toLine()).equals(call));
  }

  private static Operation operation(Method method, String expected, String value) {
    return new Operation(method, expected, value);
  }

  private void call(
      long from, long to, Method method, String expected, String value, String result) {
    calls.add(new Call("key", operation(method, expected, value), from, to, Optional.of(result)));
  }

  private void failed(long from, long to, Method method, String expected, String value) {
    calls.add(new Call("key", operation(method, expected, value), from, to, Optional.empty()));
  }

  private void assertLinearizable() {
    assertThat(new History(calls).contradiction()).isEmpty();
  }

  private void assertNotLinearizable() {
    assertThat(new History(calls).contradiction()).isPresent();
  }
}
