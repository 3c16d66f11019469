package org.jcachehttp.faults.histories;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The calls on one entry, which is absent at the beginning. A cache is a set of independent
 * entries, so that its calls are linearizable if those on each entry are (Herlihy and Wing).
 *
 * <p>The search is that of Wing and Gong: take any call that no other open call precedes, apply its
 * effect, go on, and step back at a contradiction. As proposed by Lowe, a point that was reached
 * before is not searched again. The effort grows with the number of concurrent calls, not with the
 * length of the history.
 */
final class History {

  private static final int CALLS_TO_SHOW = 8;

  private final List<Call> calls;
  private final BitSet answered = new BitSet();

  History(List<Call> calls) {
    this.calls = calls.stream().sorted(Comparator.comparingLong(Call::invoked)).toList();
    for (int i = 0; i < calls.size(); i++) {
      answered.set(i, this.calls.get(i).result().isPresent());
    }
  }

  /** Returns the histories of all keys. */
  static List<History> ofEachKey(List<Call> calls) {
    Map<String, List<Call>> byKey = calls.stream().collect(Collectors.groupingBy(Call::key));
    return byKey.values().stream().map(History::new).toList();
  }

  int size() {
    return calls.size();
  }

  boolean isLinearizable() {
    return contradiction().isEmpty();
  }

  /** Returns the calls that no order explains, as text, or empty if the calls are linearizable. */
  Optional<String> contradiction() {
    Deque<Point> open = new ArrayDeque<>();
    Set<Point> reached = new HashSet<>();
    Point furthest = new Point(new BitSet(), Optional.empty());
    open.push(furthest);
    while (!open.isEmpty()) {
      Point point = open.pop();
      if (includesAllAnswered(point)) {
        return Optional.empty();
      }
      furthest = point.size() > furthest.size() ? point : furthest;
      successors(point).stream().filter(reached::add).forEach(open::push);
    }
    return Optional.of(describe(furthest));
  }

  /** A failed call may be left out: it may have had no effect. */
  private boolean includesAllAnswered(Point point) {
    BitSet missing = (BitSet) answered.clone();
    missing.andNot(point.done());
    return missing.isEmpty();
  }

  private List<Point> successors(Point point) {
    List<Point> successors = new ArrayList<>();
    for (int i : candidates(point)) {
      Call call = calls.get(i);
      Effect effect = call.operation().effectOn(point.entry());
      boolean isChange = !effect.entry().equals(point.entry());
      if (isChange && call.agreesWith(effect)) {
        successors.add(point.with(i, effect.entry()));
      } else if (answered.get(i) && call.agreesWith(effect)) {
        // Every order that takes it later is also possible if it is taken now.
        return List.of(point.with(i, point.entry()));
      }
    }
    return successors;
  }

  /** Returns the open calls that began before each other open call was answered. */
  private List<Integer> candidates(Point point) {
    List<Integer> candidates = new ArrayList<>();
    int i = point.done().nextClearBit(0);
    while (i < calls.size() && !isPreceded(i, candidates)) {
      candidates.add(i);
      i = point.done().nextClearBit(i + 1);
    }
    return candidates;
  }

  private boolean isPreceded(int i, List<Integer> others) {
    return others.stream().anyMatch(other -> calls.get(other).isAnsweredBefore(calls.get(i)));
  }

  private String describe(Point point) {
    String open =
        IntStream.range(0, calls.size())
            .filter(i -> !point.done().get(i))
            .limit(CALLS_TO_SHOW)
            .mapToObj(i -> calls.get(i).toLine())
            .collect(Collectors.joining("\n"));
    return "after %d of %d calls the entry is %s; then no order explains\n%s"
        .formatted(point.size(), calls.size(), point.entry(), open);
  }

  /**
   * A point of the search.
   *
   * @param done the calls that took effect, by their index
   * @param entry the value after them
   */
  private record Point(BitSet done, Optional<String> entry) {

    Point with(int call, Optional<String> after) {
      BitSet more = (BitSet) done.clone();
      more.set(call);
      return new Point(more, after);
    }

    int size() {
      return done.cardinality();
    }
  }
}
