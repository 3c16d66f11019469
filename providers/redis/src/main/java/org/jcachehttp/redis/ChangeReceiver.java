package org.jcachehttp.redis;

/**
 * Receives the announcements on a channel and the state of its connection, on the threads of the
 * channel, which no method must block.
 */
interface ChangeReceiver {

  /** Every change after this call is announced, until {@link #disconnected}. */
  void connected();

  /** Changes may have been lost, and are not announced until {@link #connected}. */
  void disconnected();

  /** A process, perhaps this one, has changed something. */
  void received(Change change);

  /** The channel was closed. Closing twice has no effect. */
  void closed();
}
