package org.jcachehttp.faults.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.RetentionPolicy;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Makes calls with secrets, and prints what the library shows of them: its objects as text, its
 * exceptions and its MBeans. The log goes to the same output. The environment variable {@link
 * #STORE} is the URI of a store, which may have a password: arguments are shown by a MBean.
 */
final class SecretsMain {

  static final String STORE = "STORE_URI";

  /** Every so many calls the origin fails. */
  private static final int FAILS = 10;

  private static final int CALLS = 200;

  private final Random random = new Random(14);
  private final HttpCache http;
  private int calls;

  private SecretsMain(Cache<String, CachedResponse> cache) {
    this.http = HttpCache.builder().credentialKey(new byte[32]).over(cache);
  }

  public static void main(String... none) throws Exception {
    try (UriCachingProvider provider = new UriCachingProvider();
        CacheManager manager =
            provider.getCacheManager(URI.create(System.getenv(STORE)), null, new Properties())) {
      Cache<String, CachedResponse> cache = manager.createCache("responses", configuration());
      SecretsMain main = new SecretsMain(cache);
      main.callAll();
      exchange(cache);
      main.callAll();
      main.printObjects(cache);
      printBeans(ManagementFactory.getPlatformMBeanServer());
      cache.close();
      main.callAll();
      main.http.close();
      main.callAll();
    }
  }

  private static MutableConfiguration<String, CachedResponse> configuration() {
    return new MutableConfiguration<String, CachedResponse>()
        .setTypes(String.class, CachedResponse.class)
        .setExpiryPolicyFactory(RetentionPolicy.factory())
        .setManagementEnabled(true)
        .setStatisticsEnabled(true);
  }

  private void callAll() {
    for (int i = 0; i < CALLS; i++) {
      User user = User.ALL.get(i % User.ALL.size());
      String path = (random.nextBoolean() ? "/private/" : "/public/") + random.nextInt(3);
      HttpRequest request =
          user.identify(HttpRequest.get("http://origin.example" + path + user.query()));
      print(request);
      try (Body body = http.execute(request, this::answer).body()) {
        long unused = body.open().skip(Long.MAX_VALUE);
      } catch (IOException | RuntimeException failure) {
        show(failure);
      }
    }
  }

  /** Looks the request up as maintenance does, which reports failures of the store. */
  private void print(HttpRequest request) {
    try {
      http.responses().get(request).ifPresent(found -> System.out.println(found.request()));
    } catch (RuntimeException failure) {
      show(failure);
    }
  }

  private static void show(Exception failure) {
    failure.printStackTrace(System.out);
  }

  private HttpResponse answer(HttpRequest request) throws IOException {
    if (++calls % FAILS == 0) {
      throw new IOException("connection reset");
    }
    String query = request.uri().getRawQuery();
    EchoingAnswer answer =
        EchoingAnswer.to(
            new EchoingAnswer.Asked(
                request.method(),
                request.uri().getPath(),
                query == null ? "" : query,
                request.fields()),
            random);
    byte[] body = answer.body().getBytes(UTF_8);
    Fields fields = answer.fields();
    return new HttpResponse(answer.status(), "", "HTTP/1.1", fields, Body.of(body));
  }

  /** Gives an entry the value of another one, so that the mismatch is logged. */
  private static void exchange(Cache<String, CachedResponse> cache) {
    List<Cache.Entry<String, CachedResponse>> entries = new ArrayList<>();
    cache.forEach(entries::add);
    entries.forEach(entry -> cache.put(entry.getKey(), entries.get(0).getValue()));
  }

  private void printObjects(Cache<String, CachedResponse> cache) {
    System.out.println(http);
    System.out.println(http.statistics());
    System.out.println(cache + " of " + cache.getCacheManager());
    http.responses().stream(Criteria.all()).forEach(System.out::println);
    cache.forEach(entry -> System.out.println(entry.getKey() + " " + entry));
  }

  private static void printBeans(MBeanServer server) throws JMException {
    for (ObjectName name : server.queryNames(null, null)) {
      System.out.println("MBean " + name);
      for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
        System.out.println(attribute.getName() + ": " + valueOf(server, name, attribute));
      }
    }
  }

  private static String valueOf(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute)
      throws JMException {
    try {
      return String.valueOf(server.getAttribute(name, attribute.getName()));
    } catch (RuntimeException unsupported) {
      return unsupported.toString();
    }
  }
}
