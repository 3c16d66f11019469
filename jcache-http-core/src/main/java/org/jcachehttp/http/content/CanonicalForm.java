package org.jcachehttp.http.content;

import org.jcachehttp.http.privacy.FormParameter;
import org.jcachehttp.http.privacy.Hiding;

/**
 * A form (application/x-www-form-urlencoded) by its decoded parameters, in their order.
 *
 * @param hiding what of a parameter counts
 */
record CanonicalForm(Hiding hiding) {

  String of(String form) {
    StringBuilder canonical = new StringBuilder(form.length() + 32);
    for (FormParameter parameter : FormParameter.of(form)) {
      hiding
          .parameter(parameter.name(), parameter.value())
          .ifPresent(
              value -> {
                ContentDigest.append(parameter.name(), canonical);
                ContentDigest.append(value, canonical);
              });
    }
    return canonical.toString();
  }
}
