package org.jcachehttp.xml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SchemasTest {

  private final Schemas schemas = Schemas.discovered(requireNonNull(getClass().getClassLoader()));

  @Test
  void namesOfElementsAndAttributesAreThoseOfTheSchema() {
    SchemaNames.Content cache = schemas.names().contentOf(Schemas.CACHING, "cache");
    assertThat(cache.attributes()).contains("name", "provider", "key-type", "max-entries");
    assertThat(cache.children())
        .containsExactlyInAnyOrder("near", "expiry", "loader", "writer", "listener");
    assertThat(schemas.names().roots(Schemas.CACHING)).containsExactly("cache-config");
  }

  @Test
  void everyElementTypeAndAttributeIsDocumented() throws Exception {
    Document schema =
        DocumentBuilderFactory.newDefaultNSInstance()
            .newDocumentBuilder()
            .parse(requireNonNull(Schemas.class.getResource("cache-1.0.xsd")).toExternalForm());
    assertThat(undocumented(schema, "complexType")).isEmpty();
    assertThat(undocumented(schema, "attribute")).isEmpty();
  }

  private static String undocumented(Document schema, String kind) {
    StringBuilder names = new StringBuilder();
    NodeList found = schema.getElementsByTagNameNS("*", kind);
    for (int i = 0; i < found.getLength(); i++) {
      Element declaration = (Element) found.item(i);
      boolean anonymous = declaration.getAttribute("name").isEmpty();
      if (!anonymous && declaration.getElementsByTagNameNS("*", "documentation").getLength() == 0) {
        names.append(declaration.getAttribute("name")).append(' ');
      }
    }
    return names.toString();
  }
}
