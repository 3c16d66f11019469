package org.jcachehttp.hazelcast;

import com.hazelcast.client.AuthenticationException;
import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.cluster.Address;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.security.Credentials;
import com.hazelcast.security.ICredentialsFactory;
import com.hazelcast.security.UsernamePasswordCredentials;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.security.auth.callback.CallbackHandler;

/**
 * The connection of a client, which it opens on threads of its own, again after an outage.
 * Operations wait for the first one until the timeout, which begins with this object, is over; from
 * then on they fail at once while there is none. Thread-safe.
 */
final class ClientConnection implements LifecycleListener, ICredentialsFactory {

  /** A member that refuses a login does so at once; one that hangs answers after longer. */
  private static final long PROMPT_NANOS = TimeUnit.SECONDS.toNanos(4);

  /** What Hazelcast sends if nothing is configured: members check the name of the cluster only. */
  private static final Credentials NONE = new UsernamePasswordCredentials(null, null);

  private final CountDownLatch opened = new CountDownLatch(1);
  private final long endNanos;
  private volatile boolean refused;
  private volatile long lastLoginNanos;
  private volatile boolean loggingIn;

  ClientConnection(Duration timeout) {
    this.endNanos = System.nanoTime() + timeout.toNanos();
  }

  @Override
  public void stateChanged(LifecycleEvent event) {
    LifecycleState state = event.getState();
    if (state == LifecycleState.CLIENT_CONNECTED || state == LifecycleState.CLIENT_DISCONNECTED) {
      loggingIn = false;
      refused = false;
    }
    if (state == LifecycleState.CLIENT_CONNECTED) {
      opened.countDown();
    }
  }

  /**
   * Called for each login, on a connection that is open. One that follows another without a success
   * between them means that the members refuse this client: Hazelcast reports it in its log only.
   */
  @Override
  public Credentials newCredentials(Address member) {
    long now = System.nanoTime();
    refused = loggingIn && now - lastLoginNanos < PROMPT_NANOS;
    lastLoginNanos = now;
    loggingIn = true;
    return NONE;
  }

  /** Returns the same credentials for all members. */
  @Override
  public Credentials newCredentials() {
    return NONE;
  }

  @Override
  public void configure(CallbackHandler unused) {}

  @Override
  public void destroy() {}

  /**
   * Runs an operation, when the first connection is open or its time is over.
   *
   * @throws AuthenticationException if there is no connection because members refuse this client
   */
  <T> T call(Supplier<T> operation) {
    if (opened.getCount() > 0) {
      await();
    }
    try {
      return operation.get();
    } catch (HazelcastClientOfflineException offline) {
      if (refused) {
        throw new AuthenticationException(
            "the members refuse this client; check 'cluster-name', and the credentials if the"
                + " cluster has some");
      }
      throw offline;
    }
  }

  private void await() {
    try {
      boolean unused = opened.await(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
