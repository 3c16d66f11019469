package org.jcachehttp.http.internal.key;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.content.ContentDigest;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.RequestSecrets;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.stored.KeyDigests;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * Reduces requests to what their keys are computed from.
 *
 * @param settings the significant and the secret parts of a request
 * @param partitions how entries are partitioned by credentials
 * @param credentialKey supplies the key for the HMAC of secrets, called only if there is one
 */
public record RequestKeys(
    KeyRules settings, Partitions partitions, Supplier<CredentialKey> credentialKey) {

  /** Returns the part of a request that is stored, without the fields that select a variant. */
  public StoredRequest of(HttpRequest request) {
    RequestSecrets secrets = RequestSecrets.of(request, settings.treatments());
    boolean hasNoContent = KeyRules.hasNoContent(request.method());
    return new StoredRequest(
        settings.methods().normalize(request),
        settings.target().normalize(secrets.target()),
        Fields.empty(),
        digests(secrets, hasNoContent ? Optional.empty() : content(request)));
  }

  private Optional<String> content(HttpRequest request) {
    ContentRedaction redaction = new ContentRedaction(settings.treatments(), credentialKey);
    return new ContentDigest(redaction, settings.target().order()).of(request);
  }

  /** Returns the redacted target of a request. */
  public TargetUri target(HttpRequest request) {
    return RequestSecrets.of(request, settings.treatments()).target();
  }

  private KeyDigests digests(RequestSecrets secrets, Optional<String> content) {
    if (secrets.isEmpty() && content.isEmpty()) {
      return KeyDigests.none();
    }
    return partitions == Partitions.BY_CREDENTIAL
        ? new KeyDigests(
            secrets.partition(credentialKey), secrets.targetHmac(credentialKey), content)
        : new KeyDigests(
            Optional.empty(), secrets.targetHmacWithCredentials(credentialKey), content);
  }

  /** Returns the stored request with the named fields of the request, in normal form. */
  public StoredRequest select(List<String> names, StoredRequest stored, HttpRequest request) {
    SelectingFields fields = new SelectingFields(settings.treatments(), credentialKey);
    return stored.withFields(fields.of(names, request.fields()));
  }

  /**
   * Returns the names of the fields that select among the variants of a target.
   *
   * @param vary the names in the Vary field of a response
   */
  public List<String> selecting(Collection<String> vary) {
    return settings.selecting(vary);
  }
}
