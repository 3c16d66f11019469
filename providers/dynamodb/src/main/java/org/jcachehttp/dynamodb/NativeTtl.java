package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The native time-to-live of items in epoch seconds; empty for none. */
enum NativeTtl {
  /** Items expire some time after the deadline of their entry. */
  AFTER_DEADLINE {
    @Override
    Optional<Long> ofEntry(Deadline deadline) {
      return after(deadline, Deadline.NATIVE_TTL_MARGIN);
    }

    @Override
    Optional<Long> ofParts(Deadline deadline) {
      return after(deadline, Deadline.NATIVE_TTL_MARGIN.plus(SLACK));
    }
  },

  /** Items have no time-to-live. */
  OFF {
    @Override
    Optional<Long> ofEntry(Deadline deadline) {
      return Optional.empty();
    }

    @Override
    Optional<Long> ofParts(Deadline deadline) {
      return Optional.empty();
    }
  };

  /**
   * The additional time for which parts are kept, so that not every new deadline requires an update
   * of the parts.
   */
  private static final Duration SLACK = Duration.ofDays(1);

  abstract Optional<Long> ofEntry(Deadline deadline);

  abstract Optional<Long> ofParts(Deadline deadline);

  /** Adds the attribute to an item. */
  static void set(Map<String, AttributeValue> item, String attribute, Optional<Long> seconds) {
    seconds.ifPresent(value -> item.put(attribute, AttributeValues.number(value)));
  }

  private static Optional<Long> after(Deadline deadline, Duration delay) {
    return deadline.isNever()
        ? Optional.empty()
        : Optional.of(Math.floorDiv(deadline.epochMillis(), 1_000L) + 1 + delay.toSeconds());
  }
}
