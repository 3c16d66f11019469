package org.jcachehttp.http.internal.secrets;

/** What counts of a field, a parameter or a JSON member, and what of it may be written. */
public enum PartRule {
  /** It tells users apart: requests with different values share no entry. Never written. */
  CREDENTIAL,
  /** That it is there tells users from the public; its value does not count. Never written. */
  ANY_CREDENTIAL,
  /** Its value counts, and is never written. */
  REDACTED,
  /** That it is there counts, its value does not, and is never written. */
  IGNORED,
  /** Nothing of it counts, as if it were not there. */
  REMOVED;

  /** What is written in the place of a value. */
  public static final String MARK = "REDACTED";

  /** This treatment of something whose value the user of the cache says not to count. */
  public PartRule ignored() {
    return isCredential() ? ANY_CREDENTIAL : IGNORED;
  }

  /** This treatment of something whose value the user of the cache says not to write. */
  public PartRule redacted() {
    return this == CREDENTIAL ? CREDENTIAL : REDACTED;
  }

  /** Whether it says who asks. */
  public boolean isCredential() {
    return this == CREDENTIAL || this == ANY_CREDENTIAL;
  }

  /** Whether it is to be kept secret; what is only ignored may well stand in a response. */
  public boolean isSecret() {
    return isCredential() || this == REDACTED;
  }

  /** Whether its value counts. */
  public boolean countsByValue() {
    return this == CREDENTIAL || this == REDACTED;
  }
}
