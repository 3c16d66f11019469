package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

  @Test
  void theFactoryNeedsNoClassLoaderOfTheThread() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      Factory<ExpiryPolicy> factory = RetentionPolicy.factory();
      assertThat(factory.create()).isInstanceOf(RetentionPolicy.class);
      assertThat(factory).isEqualTo(RetentionPolicy.factory());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
