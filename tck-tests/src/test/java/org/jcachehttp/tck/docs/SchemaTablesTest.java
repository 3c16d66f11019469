package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.jcachehttp.tck.Repository;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pages on settings name what the schemas of cache.xml and the builder take, and no more. */
public class SchemaTablesTest {

  private static final String XS = "http://www.w3.org/2001/XMLSchema";
  private static final Pattern NAME = Pattern.compile("`([A-Za-z:][A-Za-z:-]*)`");

  @Test
  public void everyAttributeOfAnHttpCacheIsInTheTable() throws Exception {
    assertThat(column("http/settings.md", "attribute", 0))
        .isEqualTo(attributes(named(httpSchema(), "element", "cache")));
  }

  @Test
  public void everyOptionOfAnHttpCacheHasItsDefault() throws Exception {
    Map<String, String> documented = new TreeMap<>();
    for (List<String> row : rows("http/settings.md", "attribute")) {
      documented.put(row.get(0).replace("`", ""), row.get(2).replace("`", ""));
    }
    documented.remove("name");
    Map<String, String> declared = new TreeMap<>();
    HttpOptions.all().forEach(option -> declared.put(option.name(), option.defaultText()));
    assertThat(documented).isEqualTo(declared);
  }

  @Test
  public void everyElementOfAnHttpCacheIsInTheTable() throws Exception {
    Element cache = named(httpSchema(), "element", "cache");
    Map<String, Set<String>> declared = new TreeMap<>();
    for (Element child : all(cache, "element")) {
      Element type = named(httpSchema(), "complexType", child.getAttribute("type"));
      declared.put(child.getAttribute("name"), attributes(type));
    }
    assertThat(elements("http/settings.md")).isEqualTo(declared);
  }

  @Test
  public void everyMethodOfTheBuilderIsInATable() throws Exception {
    Set<String> documented = column("http/settings.md", "attribute", 1);
    documented.addAll(column("http/settings.md", "builder", 0));
    assertThat(documented)
        .isEqualTo(
            Stream.of(HttpCacheBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == HttpCacheBuilder.class)
                .map(Method::getName)
                .collect(toCollection(TreeSet::new)));
  }

  @Test
  public void everyElementOfACacheXmlIsInTheTable() throws Exception {
    Map<String, Set<String>> declared = new TreeMap<>();
    for (Element type : all(cacheSchema().getDocumentElement(), "complexType")) {
      if (type.hasAttribute("name")) {
        declared.put(type.getAttribute("name"), attributes(type));
      }
    }
    Set<String> shared = attributes(named(cacheSchema(), "complexType", "settings"));
    declared.remove("settings");
    for (String kind : List.of("cache", "template")) {
      declared.computeIfPresent(kind, (key, own) -> union(own, shared));
    }
    assertThat(elements("jcache/cache-xml.md")).isEqualTo(declared);
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static Set<String> column(String page, String firstHeader, int index) throws Exception {
    return names(rows(page, firstHeader).stream().map(row -> row.get(index)));
  }

  private static Map<String, Set<String>> elements(String page) throws Exception {
    Map<String, Set<String>> elements = new TreeMap<>();
    for (List<String> row : rows(page, "element")) {
      Set<String> attributes = names(Stream.of(row.get(1)));
      names(Stream.of(row.get(0)))
          .forEach(
              element ->
                  elements.computeIfAbsent(element, key -> new TreeSet<>()).addAll(attributes));
    }
    return elements;
  }

  private static List<List<String>> rows(String page, String firstHeader) throws Exception {
    return MarkdownPage.read(Repository.page(page)).rowsOf(Pattern.compile(firstHeader));
  }

  private static Set<String> names(Stream<String> cells) {
    return cells
        .flatMap(cell -> NAME.matcher(cell).results())
        .map((MatchResult name) -> name.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static Document httpSchema() throws Exception {
    return schema("/org/jcachehttp/http/internal/open/http-1.0.xsd");
  }

  private static Document cacheSchema() throws Exception {
    return schema("/org/jcachehttp/xml/cache-1.0.xsd");
  }

  private static Document schema(String resource) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try (InputStream in = HttpCacheBuilder.class.getResourceAsStream(resource)) {
      return factory.newDocumentBuilder().parse(in);
    }
  }

  private static Element named(Document schema, String kind, String name) {
    return all(schema.getDocumentElement(), kind).stream()
        .filter(element -> element.getAttribute("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> attributes(Element type) {
    return all(type, "attribute").stream()
        .map(attribute -> attribute.getAttribute("name"))
        .collect(toCollection(TreeSet::new));
  }

  private static List<Element> all(Element root, String kind) {
    NodeList found = root.getElementsByTagNameNS(XS, kind);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }
}
