package org.jcachehttp.faults.processes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What writers reported before they were killed: the value that each entry may have. */
final class Reports {

  private final Map<Integer, Change> completed = new HashMap<>();
  private final Map<Integer, Change> begun = new HashMap<>();

  /** Takes the lines of a killed writer. */
  void read(List<String> lines) {
    for (String line : lines) {
      if (line.startsWith(WriterMain.BEGUN)) {
        Change change = Change.ofLine(line);
        begun.put(change.entry(), change);
      } else if (line.startsWith(WriterMain.COMPLETED)) {
        Change change = Change.ofLine(line);
        complete(change);
      }
    }
  }

  /** Takes the value that was found after the kill. */
  void complete(Change change) {
    completed.put(change.entry(), change);
    begun.remove(change.entry());
  }

  Set<Integer> entries() {
    return Set.copyOf(completed.keySet());
  }

  /** Returns whether the entry may have this generation, or be absent. */
  boolean allow(Change found) {
    Change absent = new Change(found.entry(), Optional.empty());
    return found.equals(completed.getOrDefault(found.entry(), absent))
        || found.equals(begun.get(found.entry()));
  }
}
