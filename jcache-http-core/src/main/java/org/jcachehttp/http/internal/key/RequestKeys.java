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
 * Makes of a request what its key is made from.
 *
 * @param settings which requests are the same
 * @param partitions whether users have entries of their own
 * @param credentialKey what secrets are hidden with, asked for when there is one
 */
public record RequestKeys(
    KeyRules settings, Partitions partitions, Supplier<CredentialKey> credentialKey) {

  /** What is stored of the request, without the fields that select a response. */
  public StoredRequest of(HttpRequest request) {
    RequestSecrets secrets = RequestSecrets.of(request, settings.treatments());
    boolean readsOnly = KeyRules.hasNoContent(request.method());
    return new StoredRequest(
        settings.methods().normalize(request),
        settings.target().normalize(secrets.target()),
        Fields.empty(),
        digests(secrets, readsOnly ? Optional.empty() : content(request)));
  }

  private Optional<String> content(HttpRequest request) {
    ContentRedaction hiding = new ContentRedaction(settings.treatments(), credentialKey);
    return new ContentDigest(hiding, settings.target().order()).of(request);
  }

  /** The target of the request as it may be written down. */
  public TargetUri target(HttpRequest request) {
    return RequestSecrets.of(request, settings.treatments()).target();
  }

  private KeyDigests digests(RequestSecrets secrets, Optional<String> content) {
    if (secrets.isEmpty() && content.isEmpty()) {
      return KeyDigests.none();
    }
    return partitions == Partitions.BY_CREDENTIAL
        ? new KeyDigests(secrets.partition(credentialKey), secrets.hidden(credentialKey), content)
        : new KeyDigests(Optional.empty(), secrets.hiddenWithCredentials(credentialKey), content);
  }

  /** The stored request with those fields of the request that the names select. */
  public StoredRequest select(List<String> names, StoredRequest stored, HttpRequest request) {
    SelectingFields fields = new SelectingFields(settings.treatments(), credentialKey);
    return stored.withFields(fields.of(names, request.fields()));
  }

  /**
   * The fields that select among the responses to a target.
   *
   * @param vary the names in a Vary field
   */
  public List<String> selecting(Collection<String> vary) {
    return settings.selecting(vary);
  }
}
