package org.jcachehttp.dynamodb;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** When DynamoDB may remove an item by itself, as epoch seconds; never where empty. */
enum NativeTtl {
  /** Some time after the deadline. */
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

  /** The table does not remove items by itself, or not ours. */
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

  /** So much longer parts stay, so that not every move of a deadline has to move theirs. */
  private static final Duration SLACK = Duration.ofDays(1);

  abstract Optional<Long> ofEntry(Deadline deadline);

  abstract Optional<Long> ofParts(Deadline deadline);

  /** Adds the attribute to an item. */
  static void set(Map<String, AttributeValue> item, String attribute, Optional<Long> seconds) {
    seconds.ifPresent(value -> item.put(attribute, Values.number(value)));
  }

  private static Optional<Long> after(Deadline deadline, Duration delay) {
    return deadline.isNever()
        ? Optional.empty()
        : Optional.of(Math.floorDiv(deadline.epochMillis(), 1_000L) + 1 + delay.toSeconds());
  }
}
