package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jcachehttp.http.internal.message.FieldSyntax;

/**
 * Specifications beside RFC 9111 that an HTTP cache follows. Immutable.
 *
 * <pre>{@code
 * ExtensionSettings.defaults().withTargetedFields("CDN-Cache-Control")
 * }</pre>
 */
public final class ExtensionSettings {

  private static final ExtensionSettings DEFAULTS =
      new ExtensionSettings(List.of(), FieldHandling.HONOR, FieldHandling.HONOR, Digests.IGNORED);

  private final List<String> targetedFields;
  private final FieldHandling clearSiteData;
  private final FieldHandling noVarySearch;
  private final Digests digests;

  /** What happens with the digests of a response. */
  private enum Digests {
    IGNORED,
    VERIFIED
  }

  private ExtensionSettings(
      List<String> targetedFields,
      FieldHandling clearSiteData,
      FieldHandling noVarySearch,
      Digests digests) {
    this.targetedFields = targetedFields;
    this.clearSiteData = clearSiteData;
    this.noVarySearch = noVarySearch;
    this.digests = digests;
  }

  /**
   * {@return the defaults: there are no targeted fields, and Clear-Site-Data and No-Vary-Search are
   * honored}
   */
  public static ExtensionSettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with other targeted fields (RFC 9213)} Of the fields that a response
   * has, the first valid one applies in the place of its Cache-Control and Expires. Only a shared
   * cache may have targeted fields.
   *
   * @param names the names of response fields, such as {@code CDN-Cache-Control}, the most
   *     applicable one first; none for Cache-Control alone
   * @throws IllegalArgumentException if a name is not a token, is Cache-Control, or occurs twice
   */
  public ExtensionSettings withTargetedFields(String... names) {
    List<String> fields = new ArrayList<>();
    for (String name : names) {
      String field =
          FieldSyntax.checkToken("a name in targeted-fields", name).toLowerCase(Locale.ROOT);
      if (field.equals("cache-control") || fields.contains(field)) {
        throw new IllegalArgumentException(
            "targeted-fields has '"
                + name
                + "', but takes names other than Cache-Control, each of them once");
      }
      fields.add(field);
    }
    return new ExtensionSettings(List.copyOf(fields), clearSiteData, noVarySearch, digests);
  }

  /**
   * {@return these settings with another handling of Clear-Site-Data} A response over https with
   * {@code Clear-Site-Data: "cache"} removes what a private cache stores of its origin for the
   * credential of its request. A shared cache ignores the field.
   *
   * @param handling the handling
   */
  public ExtensionSettings withClearSiteData(FieldHandling handling) {
    return new ExtensionSettings(
        targetedFields, requireNonNull(handling, "clearSiteData"), noVarySearch, digests);
  }

  /**
   * {@return these settings with another handling of No-Vary-Search} That field names the
   * parameters of a query by which a response does not vary. Its specification is an
   * Internet-Draft, draft-ietf-httpbis-no-vary-search.
   *
   * @param handling the handling
   */
  public ExtensionSettings withNoVarySearch(FieldHandling handling) {
    return new ExtensionSettings(
        targetedFields, clearSiteData, requireNonNull(handling, "noVarySearch"), digests);
  }

  /**
   * {@return these settings with verification of digests (RFC 9530)} A response whose body does not
   * match its Content-Digest or Repr-Digest is passed on and not stored. The algorithms are sha-256
   * and sha-512.
   */
  public ExtensionSettings withDigestVerification() {
    return new ExtensionSettings(targetedFields, clearSiteData, noVarySearch, Digests.VERIFIED);
  }

  /** {@return these settings without verification of digests, the default} */
  public ExtensionSettings withoutDigestVerification() {
    return new ExtensionSettings(targetedFields, clearSiteData, noVarySearch, Digests.IGNORED);
  }

  /** {@return the names of the targeted fields, in lower case, the most applicable one first} */
  public List<String> targetedFields() {
    return targetedFields;
  }

  /** {@return the handling of Clear-Site-Data} */
  public FieldHandling clearSiteData() {
    return clearSiteData;
  }

  /** {@return the handling of No-Vary-Search} */
  public FieldHandling noVarySearch() {
    return noVarySearch;
  }

  /** {@return whether the digests of a response are verified before it is stored} */
  public boolean verifiesDigests() {
    return digests == Digests.VERIFIED;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExtensionSettings that
        && targetedFields.equals(that.targetedFields)
        && clearSiteData == that.clearSiteData
        && noVarySearch == that.noVarySearch
        && digests == that.digests;
  }

  @Override
  public int hashCode() {
    return Objects.hash(targetedFields, clearSiteData, noVarySearch, digests);
  }

  @Override
  public String toString() {
    return SettingsText.of("ExtensionSettings")
        .add("targetedFields", targetedFields)
        .add("clearSiteData", clearSiteData)
        .add("noVarySearch", noVarySearch)
        .add("digests", digests)
        .toString();
  }
}
