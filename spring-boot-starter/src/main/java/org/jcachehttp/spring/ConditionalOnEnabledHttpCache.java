package org.jcachehttp.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/**
 * Matches unless the property {@code jcache-http.enabled} is false. Each auto-configuration of the
 * starter has it: an application may have an {@link org.jcachehttp.http.HttpCache} of its own, so
 * that the absence of a cache does not switch the others off.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ConditionalOnBooleanProperty(name = "jcache-http.enabled", matchIfMissing = true)
public @interface ConditionalOnEnabledHttpCache {}
