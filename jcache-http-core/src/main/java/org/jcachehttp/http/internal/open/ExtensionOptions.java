package org.jcachehttp.http.internal.open;

import java.util.List;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.storage.option.Option;

/** Options for specifications beside RFC 9111. */
final class ExtensionOptions {

  private static final OptionGroup<ExtensionSettings> EXTENSIONS =
      new OptionGroup<>(HttpCacheSettings::extensions, HttpCacheSettings::withExtensions);

  private ExtensionOptions() {}

  static List<HttpOption<?>> all() {
    return List.of(
        EXTENSIONS.words(
            "targeted-fields",
            ExtensionSettings::targetedFields,
            ExtensionSettings::withTargetedFields,
            "Response fields such as CDN-Cache-Control, separated by spaces. The first valid one"
                + " applies in the place of Cache-Control and Expires (RFC 9213). For type shared"
                + " only."),
        EXTENSIONS.choice(
            "clear-site-data",
            ExtensionSettings::clearSiteData,
            ExtensionSettings::withClearSiteData,
            "Whether a private cache removes what it stores of an origin for a credential, when a"
                + " response over https has Clear-Site-Data with \"cache\" (honor), or not"
                + " (ignore)."),
        EXTENSIONS.choice(
            "no-vary-search",
            ExtensionSettings::noVarySearch,
            ExtensionSettings::withNoVarySearch,
            "Whether a response answers requests with other queries, as far as its No-Vary-Search"
                + " (an Internet-Draft) allows that (honor), or not (ignore)."),
        EXTENSIONS.of(
            Option.flag(
                "verify-digest",
                false,
                "Whether a response is not stored if its body does not match its Conten"
                    + "t-Digest or Repr-Digest (RFC 9530)."),
            ExtensionSettings::verifiesDigests,
            (extensions, isOn) ->
                isOn
                    ? extensions.withDigestVerification()
                    : extensions.withoutDigestVerification()));
  }
}
