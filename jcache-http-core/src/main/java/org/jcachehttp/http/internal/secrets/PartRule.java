package org.jcachehttp.http.internal.secrets;

/** How a header field, a parameter or a JSON member enters the key and is stored. */
public enum PartRule {
  /** Identifies a user: requests with different values share no entry. Never stored. */
  CREDENTIAL,
  /** Distinguishes requests that have it from those that do not; a credential, never stored. */
  CREDENTIAL_PRESENCE,
  /** Its value is significant, but stored as an HMAC or a placeholder only. */
  REDACTED,
  /** Its presence is significant, its value is not and is never stored. */
  PRESENCE,
  /** Not significant, as if it were absent. */
  REMOVED,
  /** Significant and stored as it is, like a part without a rule. */
  PLAIN;

  /** Stored instead of a value. */
  public static final String PLACEHOLDER = "REDACTED";

  /** Returns the rule after the configuration says to ignore the value. */
  public PartRule ignored() {
    return isCredential() ? CREDENTIAL_PRESENCE : PRESENCE;
  }

  /** Returns the rule after the configuration says to redact the value. */
  public PartRule redacted() {
    return this == CREDENTIAL ? CREDENTIAL : REDACTED;
  }

  /** Returns whether it identifies a user. */
  public boolean isCredential() {
    return this == CREDENTIAL || this == CREDENTIAL_PRESENCE;
  }

  /** Returns whether the value is secret; a value that is only ignored may occur in a response. */
  public boolean isSecret() {
    return isCredential() || this == REDACTED;
  }

  /** Returns whether requests with different values are different. */
  public boolean isValueSignificant() {
    return this == CREDENTIAL || this == REDACTED;
  }
}
