package org.jcachehttp.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class JCacheRouteTest {

  private static final String CACHE =
      "jcache:prices?cachingProvider=org.jcachehttp.engine.UriCachingProvider"
          + "&configurationUri=classpath:cache.xml";

  @Test
  void aRoutePutsAndGets() throws Exception {
    try (DefaultCamelContext context = started()) {
      ProducerTemplate prices = context.createProducerTemplate();
      prices.sendBodyAndHeaders("direct:prices", "12", action("PUT"));
      assertThat(prices.requestBodyAndHeaders("direct:prices", null, action("GET")))
          .isEqualTo("12");
      prices.sendBodyAndHeaders("direct:prices", null, action("REMOVE"));
      assertThat(prices.requestBodyAndHeaders("direct:prices", null, action("GET"))).isNull();
    }
  }

  private static Map<String, Object> action(String name) {
    return Map.of("CamelJCacheAction", name, "CamelJCacheKey", "tea");
  }

  private static DefaultCamelContext started() throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:prices").to(CACHE);
          }
        });
    context.start();
    return context;
  }
}
