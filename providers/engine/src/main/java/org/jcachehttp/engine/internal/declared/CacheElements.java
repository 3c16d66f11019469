package org.jcachehttp.engine.internal.declared;

import java.util.Optional;
import java.util.function.Function;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheTypes;
import org.jcachehttp.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** Reads the elements {@code cache} and {@code template}. */
final class CacheElements {

  private final ApplicationClasses classes;
  private final ExpiryElement expiry;

  CacheElements(ApplicationClasses classes) {
    this.classes = classes;
    this.expiry = new ExpiryElement(classes);
  }

  /**
   * Reads a declared cache.
   *
   * @param implied returns the types of a cache of that name that states none
   */
  DeclaredCache cache(XmlElement element, Function<String, CacheTypes> implied) {
    String name = element.required("name");
    MutableConfiguration<Object, Object> configuration = configuration(element);
    boolean stated =
        element.attribute("key-type").isPresent() || element.attribute("value-type").isPresent();
    CacheTypes types =
        stated
            ? new CacheTypes(type(element, "key-type"), type(element, "value-type"))
            : implied.apply(name);
    setTypes(configuration, types.keys(), types.values());
    return new DeclaredCache(name, BackendReference.read(element), configuration);
  }

  CacheTemplate template(XmlElement element) {
    return new CacheTemplate(
        CacheTemplate.names(element.required("match")),
        BackendReference.read(element),
        configuration(element));
  }

  private Class<?> type(XmlElement element, String attribute) {
    return element.attribute(attribute).isPresent()
        ? classes.named(element, attribute)
        : Object.class;
  }

  @SuppressWarnings("unchecked") // the types are known at run time only
  private static void setTypes(
      MutableConfiguration<Object, Object> configuration, Class<?> keys, Class<?> values) {
    configuration.setTypes((Class<Object>) keys, (Class<Object>) values);
  }

  private MutableConfiguration<Object, Object> configuration(XmlElement element) {
    MutableConfiguration<Object, Object> configuration =
        new MutableConfiguration<>()
            .setStoreByValue(!element.attribute("store-by-value").equals(of("false")))
            .setStatisticsEnabled(element.attribute("statistics").equals(of("true")))
            .setManagementEnabled(element.attribute("management").equals(of("true")));
    element
        .child("expiry")
        .ifPresent(each -> configuration.setExpiryPolicyFactory(expiry.read(each)));
    element.child("loader").ifPresent(each -> addLoader(configuration, each));
    element.child("writer").ifPresent(each -> addWriter(configuration, each));
    element
        .children("listener")
        .forEach(each -> configuration.addCacheEntryListenerConfiguration(listener(each)));
    return configuration;
  }

  private static Optional<String> of(String value) {
    return Optional.of(value);
  }

  private void addLoader(MutableConfiguration<Object, Object> configuration, XmlElement loader) {
    configuration.setCacheLoaderFactory(
        classes.<CacheLoader<Object, Object>>factory(loader, "class", CacheLoader.class));
    configuration.setReadThrough(!loader.attribute("read-through").equals(of("false")));
  }

  private void addWriter(MutableConfiguration<Object, Object> configuration, XmlElement writer) {
    configuration.setCacheWriterFactory(
        classes.<CacheWriter<Object, Object>>factory(writer, "class", CacheWriter.class));
    configuration.setWriteThrough(true);
  }

  private CacheEntryListenerConfiguration<Object, Object> listener(XmlElement element) {
    return new MutableCacheEntryListenerConfiguration<>(
        classes.<CacheEntryListener<Object, Object>>factory(
            element, "class", CacheEntryListener.class),
        filter(element),
        element.attribute("old-value").equals(of("true")),
        element.attribute("synchronous").equals(of("true")));
  }

  private @Nullable Factory<CacheEntryEventFilter<Object, Object>> filter(XmlElement element) {
    return element.attribute("filter").isEmpty()
        ? null
        : classes.factory(element, "filter", CacheEntryEventFilter.class);
  }
}
