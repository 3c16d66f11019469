package org.jcachehttp.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import javax.cache.CacheException;

/** Reads a file and replaces each {@code include} by the content of the included file. */
final class IncludeResolver {

  private final XmlReader reader;
  private final ClassLoader loader;

  /** The files on the current path of includes, by URL, to detect a file that includes itself. */
  private final Deque<String> open = new ArrayDeque<>();

  IncludeResolver(XmlReader reader, ClassLoader loader) {
    this.reader = reader;
    this.loader = loader;
  }

  List<XmlElement> elementsOf(XmlSource source) {
    open.push(source.url().toExternalForm());
    try (InputStream content = source.open()) {
      return reader.read(content, source.name()).children().stream()
          .flatMap(element -> included(element, source))
          .toList();
    } catch (IOException unreadable) {
      throw new CacheException(
          "cannot read '" + source.name() + "': " + unreadable.getMessage(), unreadable);
    } finally {
      open.pop();
    }
  }

  private Stream<XmlElement> included(XmlElement element, XmlSource within) {
    boolean include =
        element.namespace().equals(Schemas.CACHING) && element.name().equals("include");
    return include ? elementsAt(element, within).stream() : Stream.of(element);
  }

  private List<XmlElement> elementsAt(XmlElement include, XmlSource within) {
    try {
      XmlSource source = within.include(include.required("href"), loader);
      if (open.contains(source.url().toExternalForm())) {
        throw include.error("the file includes itself", "remove one of the two includes");
      }
      return elementsOf(source);
    } catch (CacheXmlException inner) {
      throw inner;
    } catch (CacheException | IOException | IllegalArgumentException unreadable) {
      throw include.error("the file cannot be included", String.valueOf(unreadable.getMessage()));
    }
  }
}
