package org.jcachehttp.engine.internal.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheTypes;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.NearestName;
import org.jcachehttp.xml.XmlElement;

/**
 * The declarations of a {@code cache.xml}. Immutable, except for the configurations, which must not
 * be changed.
 *
 * @param providers the backends, in order
 * @param caches the caches to be created
 * @param templates the templates of other caches, in order
 */
public record Declarations(
    List<DeclaredProvider> providers, List<DeclaredCache> caches, List<CacheTemplate> templates) {

  /** The declarations of a manager without a file. */
  public static final Declarations NONE = new Declarations(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Declarations {
    providers = List.copyOf(providers);
    caches = List.copyOf(caches);
    templates = List.copyOf(templates);
  }

  /**
   * Reads the declarations.
   *
   * @param loader the loader of the classes that the file names
   * @throws org.jcachehttp.xml.CacheXmlException if a name occurs twice or is unknown, a value is
   *     wrong, or a class is missing
   */
  public static Declarations read(CacheXml file, ClassLoader loader) {
    CacheElements elements = new CacheElements(new ApplicationClasses(loader));
    Declarations all =
        new Declarations(
            providersIn(file),
            file.elements("cache").stream()
                .map(each -> elements.cache(each, name -> CacheTypes.implied(file, name, loader)))
                .toList(),
            file.elements("template").stream().map(elements::template).toList());
    all.check();
    return all;
  }

  private static List<DeclaredProvider> providersIn(CacheXml file) {
    List<XmlElement> elements = file.elements("provider");
    return elements.isEmpty()
        ? List.of(DeclaredProvider.inMemory(file))
        : elements.stream().map(DeclaredProvider::read).toList();
  }

  private void check() {
    Set<String> providerNames = new HashSet<>();
    providers.forEach(each -> checkNew(providerNames, each.name(), each.element()));
    Set<String> cacheNames = new HashSet<>();
    caches.forEach(each -> checkNew(cacheNames, each.name(), each.backend().element()));
    caches.forEach(each -> checkProvider(each.backend(), providerNames));
    templates.forEach(each -> checkProvider(each.backend(), providerNames));
  }

  private static void checkNew(Set<String> names, String name, XmlElement element) {
    if (!names.add(name)) {
      String what = name.isEmpty() ? "without a name" : "named '" + name + "'";
      throw element.error(
          "there is another <" + element.name() + "> " + what, "give each its own name");
    }
  }

  private static void checkProvider(BackendReference backend, Set<String> known) {
    String name = backend.provider();
    if (!name.isEmpty() && !known.contains(name)) {
      throw backend
          .element()
          .error("there is no provider named '" + name + "'", NearestName.hint(name, known));
    }
  }

  /** Returns the first template that matches the name. */
  public Optional<CacheTemplate> templateFor(String cacheName) {
    return templates.stream().filter(template -> template.matches(cacheName)).findFirst();
  }

  /** Returns the declared backend of the cache of that name. */
  public Optional<BackendReference> backendOf(String cacheName) {
    return caches.stream()
        .filter(cache -> cache.name().equals(cacheName))
        .map(DeclaredCache::backend)
        .findFirst()
        .or(() -> templateFor(cacheName).map(CacheTemplate::backend));
  }

  /** Returns the given configuration of a cache, completed by its template. */
  public <K, V> MutableConfiguration<K, V> completed(
      String cacheName, CompleteConfiguration<K, V> given) {
    boolean declared = caches.stream().anyMatch(cache -> cache.name().equals(cacheName));
    return declared
        ? new MutableConfiguration<>(given)
        : templateFor(cacheName)
            .map(template -> template.complete(given))
            .orElseGet(() -> new MutableConfiguration<>(given));
  }
}
