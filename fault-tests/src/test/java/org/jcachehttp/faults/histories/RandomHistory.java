package org.jcachehttp.faults.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A linearizable history: calls that overlap, each with its effect at a moment within it. */
final class RandomHistory {

  private static final int CALLS = 100;
  private static final int LENGTH = 10;
  private static final long GAP = 3;

  private final Random random;
  private final RandomOperations operations;

  RandomHistory(Random random) {
    this.random = random;
    this.operations = new RandomOperations("made", random);
  }

  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    Optional<String> entry = Optional.empty();
    for (long moment = LENGTH; calls.size() < CALLS; moment += GAP) {
      Operation operation = operations.next("key");
      Effect effect = operation.effectOn(entry);
      entry = effect.entry();
      operations.learn("key", operation, effect.result());
      calls.add(at(moment, operation, effect.result()));
    }
    return calls;
  }

  /** The times differ from those of all other effects, which are multiples of the gap. */
  private Call at(long moment, Operation operation, String result) {
    long invoked = moment - 1 - random.nextInt(LENGTH - 1);
    long returned = moment + 1 + random.nextInt(LENGTH);
    return new Call("key", operation, invoked, returned, Optional.of(result));
  }

  /** Adds a read of a value that was never written, among the others. */
  static List<Call> withAWrongRead(List<Call> calls, Random random) {
    List<Call> wrong = new ArrayList<>(calls);
    int i = random.nextInt(calls.size());
    Call call = calls.get(i);
    Operation read = new Operation(Method.GET, "-", "-");
    wrong.add(new Call("key", read, call.invoked(), call.returned(), Optional.of("nothing")));
    return wrong;
  }
}
