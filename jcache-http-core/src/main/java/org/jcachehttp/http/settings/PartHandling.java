package org.jcachehttp.http.settings;

/** How a {@link RequestPart} affects the key of a request, and whether its value is stored. */
public enum PartHandling {
  /** Its value separates users: a private cache never shares an entry between two values. */
  CREDENTIAL,
  /** Its value is part of the key, but only as a hash. */
  REDACT,
  /** Its presence is part of the key, its value is not. */
  IGNORE,
  /** It is not part of the key, as if the request did not have it. */
  IGNORE_ENTIRELY,
  /** It is not a credential, although its name is that of a credential: its value may be stored. */
  NON_CREDENTIAL
}
