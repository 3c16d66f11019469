package org.jcachehttp.engine.internal.near;

/**
 * The right to publish what is read from now on, unless the key is invalidated in the meantime.
 *
 * @param key the key
 * @param period the period in which the read begins
 * @param changes the number of invalidations before the read
 * @param start the time of the reservation in nanoseconds: the age of an entry begins before the
 *     read
 */
public record Reservation(String key, Period period, int changes, long start) {}
