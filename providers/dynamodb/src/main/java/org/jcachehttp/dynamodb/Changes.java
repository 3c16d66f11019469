package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.WriteCondition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes of single entries of one region.
 *
 * <p>Each is one conditional request if the entry that it replaces or removes has no body, which
 * the condition demands too. Otherwise it is refused, and repeated with the condition that the
 * entry still names the body it was found with; that body is then removed, because nobody can come
 * by its name any more.
 */
final class Changes {

  private final Table table;
  private final RegionKeys keys;
  private final Bodies bodies;
  private final Orphans orphans;
  private final NativeTtl ttl;

  Changes(Table table, RegionKeys keys, Bodies bodies, Orphans orphans, NativeTtl ttl) {
    this.table = table;
    this.keys = keys;
    this.bodies = bodies;
    this.orphans = orphans;
    this.ttl = ttl;
  }

  /** The entry as the one item it fits into. */
  EntryItem whole(Prepared entry) {
    return EntryItem.whole(keys.entry(entry.key()), entry, ttl);
  }

  /** Stores the entry if the condition holds; tells whether it did. */
  boolean write(Prepared entry, WriteCondition expected) {
    if (entry.fits()) {
      return put(whole(entry), expected);
    }
    Body body =
        bodies.write(entry.key(), entry.packed().bytes(), ttl.ofParts(entry.record().deadline()));
    boolean written = put(EntryItem.head(keys.entry(entry.key()), entry, body, ttl), expected);
    if (!written) {
      bodies.remove(body);
    }
    orphans.wrote();
    return written;
  }

  private boolean put(EntryItem entry, WriteCondition expected) {
    Outcome outcome =
        change(expected, condition -> table.put("write an entry", entry.fields(), condition));
    // Where anything may be, it is refused only for the sake of a body, which is gone by now.
    return outcome instanceof Outcome.Done
        || (expected instanceof WriteCondition.Any && put(entry, expected));
  }

  /** Removes the entry if it exists and the condition holds; tells whether it did. */
  boolean remove(String key, WriteCondition expected) {
    Condition exists = Condition.exists(table.names().partition());
    return change(
            expected,
            condition -> table.delete("remove an entry", keys.entry(key), exists.and(condition)))
        instanceof Outcome.Done;
  }

  /** Removes an entry whose body is not whole any more, and what is left of the body. */
  void discard(String key, Body body) {
    table.delete("remove a broken entry", keys.entry(key), names(body));
    bodies.remove(body);
  }

  /** Removes an item that is no entry, or no longer one, unless it was changed meanwhile. */
  void discard(EntryItem item) {
    table.delete("remove a broken entry", table.names().keyIn(item.fields()), item.unchanged());
  }

  /** Moves the deadline of the entry with this version, if it is still stored. */
  void touch(String key, long version, Deadline deadline) {
    Optional<Long> removal = ttl.ofEntry(deadline);
    Condition forEver = Condition.missing(Field.PARTS_TTL);
    Condition longEnough =
        removal
            .map(at -> forEver.or(Condition.atLeast(Field.PARTS_TTL, Values.number(at))))
            .orElse(forEver);
    Condition same = version(version);
    Outcome outcome = move(key, deadline, Map.of(), same.and(longEnough));
    if (outcome instanceof Outcome.Refused refused) {
      refused
          .stored()
          .filter(entry -> entry.isEntry() && entry.version() == version)
          .flatMap(EntryItem::body)
          .ifPresent(body -> touchWithBody(key, body, deadline));
    }
  }

  /** The parts first: an entry must not outlive them. */
  private void touchWithBody(String key, Body body, Deadline deadline) {
    Optional<Long> removal = ttl.ofParts(deadline);
    bodies.prolong(body, removal);
    move(key, deadline, Map.of(Field.PARTS_TTL, removal), names(body));
  }

  private Outcome move(
      String key, Deadline deadline, Map<String, Optional<Long>> others, Condition condition) {
    Map<String, Optional<Long>> numbers = new HashMap<>(others);
    numbers.put(
        Field.DEADLINE,
        deadline.isNever() ? Optional.empty() : Optional.of(deadline.epochMillis()));
    numbers.put(Field.TTL, ttl.ofEntry(deadline));
    return table.update("move a deadline", keys.entry(key), Update.ofNumbers(numbers, condition));
  }

  /** Attempts a change until it happens or what is stored does not meet the expectation. */
  private Outcome change(WriteCondition expected, Function<Condition, Outcome> attempt) {
    Optional<Body> replaced = Optional.empty();
    while (true) {
      Condition body = replaced.map(Changes::names).orElse(Condition.missing(Field.BODY));
      Outcome outcome = attempt.apply(condition(expected).map(body::and).orElse(body));
      Optional<EntryItem> stored =
          outcome instanceof Outcome.Refused refused ? refused.stored() : Optional.empty();
      if (outcome instanceof Outcome.Done) {
        replaced.ifPresent(bodies::remove);
      }
      Optional<EntryItem> foreign = stored.filter(item -> !item.isEntry());
      if (foreign.isPresent()) {
        discard(foreign.get());
      } else if (stored.filter(entry -> entry.meets(expected)).isEmpty()) {
        return outcome;
      }
      replaced = stored.filter(EntryItem::isEntry).flatMap(EntryItem::body);
    }
  }

  private Optional<Condition> condition(WriteCondition expected) {
    if (expected instanceof WriteCondition.Version wanted) {
      return Optional.of(version(wanted.version()));
    }
    return expected instanceof WriteCondition.Absent
        ? Optional.of(Condition.missing(table.names().partition()))
        : Optional.empty();
  }

  private static Condition version(long version) {
    return Condition.equal(Field.VERSION, Values.number(version));
  }

  private static Condition names(Body body) {
    return Condition.equal(Field.BODY, AttributeValue.fromS(body.id()));
  }
}
