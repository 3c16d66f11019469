package org.jcachehttp.clients.jaxrs;

/** An entity of the tests. */
record Topic(String name) {}
