package org.jcachehttp.testkit.redeployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A backend can be opened by several class loaders of one JVM, and keeps none of them alive after
 * its application is closed.
 */
@Timeout(180)
public abstract class RedeploymentContract {

  private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(60);

  /**
   * {@return the URI of the backend under test, which every class loader with this class path can
   * open} All calls during one test return URIs of one place.
   */
  public abstract URI uri();

  /**
   * Two class loaders of one JVM open the backend one after the other.
   *
   * @throws Exception if the application fails
   */
  @Test
  protected void anApplicationThatIsDeployedAgainOpensItsCacheAgain() throws Exception {
    try (Deployment first = new Deployment();
        Deployment second = new Deployment()) {
      assertThat(first.run(uri())).isEqualTo("value");
      assertThat(second.run(uri())).isEqualTo("value");
    }
  }

  /**
   * The class loader of a closed application is collected after its thread has ended.
   *
   * @throws Exception if the application fails
   */
  @Test
  protected void theClassLoaderOfAClosedApplicationIsCollected() throws Exception {
    ExecutorService itsOwn = Executors.newSingleThreadExecutor();
    WeakReference<ClassLoader> loader = itsOwn.submit(this::deployedAndClosed).get();
    itsOwn.shutdownNow();
    assertCollected(loader);
  }

  /**
   * The class loader of a closed application is collected while its thread still exists.
   *
   * @throws Exception if the application fails
   */
  @Test
  protected void aThreadThatLivesOnKeepsNoClassLoaderOfAClosedApplication() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try {
      assertCollected(pool.submit(this::deployedAndClosed).get());
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Deploys an application twice; returns the class loader of the first deployment. JDK 17 keeps
   * the types of the record that was compared last, and with them one class loader.
   */
  private WeakReference<ClassLoader> deployedAndClosed() throws Exception {
    WeakReference<ClassLoader> first = deployOnce();
    deployOnce();
    return first;
  }

  private WeakReference<ClassLoader> deployOnce() throws Exception {
    try (Deployment deployment = new Deployment()) {
      assertThat(deployment.run(uri())).isEqualTo("value");
      return new WeakReference<>(deployment.loader());
    }
  }

  private static void assertCollected(WeakReference<ClassLoader> loader)
      throws InterruptedException {
    long giveUp = System.nanoTime() + COLLECTED_WITHIN.toNanos();
    while (loader.get() != null && System.nanoTime() < giveUp) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(loader.get()).as("the class loader of the closed application").isNull();
  }
}
