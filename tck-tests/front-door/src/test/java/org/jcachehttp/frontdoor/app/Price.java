package org.jcachehttp.frontdoor.app;

import java.io.Serializable;

/** A value of the application. */
public record Price(int cents) implements Serializable {}
