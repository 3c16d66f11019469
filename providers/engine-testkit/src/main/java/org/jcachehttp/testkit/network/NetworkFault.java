package org.jcachehttp.testkit.network;

import java.time.Duration;
import java.util.Random;

/** A fault of a network between a client and its server, which a {@link TcpProxy} injects. */
public sealed interface NetworkFault {

  /** No fault: all bytes pass. Connections that an earlier fault has broken stay broken. */
  record None() implements NetworkFault {}

  /**
   * Replies arrive late.
   *
   * @param latency how much later each byte arrives
   */
  record Delay(Duration latency) implements NetworkFault {}

  /**
   * Replies arrive slowly.
   *
   * @param bytesPerSecond the rate of each connection
   */
  record Throttle(int bytesPerSecond) implements NetworkFault {}

  /** Present connections are reset (RST), and new ones as soon as they are accepted. */
  record Reset() implements NetworkFault {}

  /**
   * All bytes are lost. Connections stay open, and new ones are accepted. A connection that lost
   * bytes is silent for ever, because TCP never leaves a gap in a stream.
   */
  record BlackHole() implements NetworkFault {}

  /** Present connections are silent for ever and stay open. Later ones work. */
  record HalfOpen() implements NetworkFault {}

  /**
   * Replies are replaced by as many random bytes.
   *
   * @param random returns the bytes; all connections use it
   */
  record Garbage(Random random) implements NetworkFault {}

  /**
   * The first half of a reply arrives.
   *
   * @param rest what happens instead of the second half
   */
  record PartialFrame(Rest rest) implements NetworkFault {}

  /** What happens to a connection after a part of a reply. */
  enum Rest {
    /** It is silent for ever. */
    SILENCE,
    /** It is closed. */
    CLOSE
  }
}
