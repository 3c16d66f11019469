package org.jcachehttp.http.internal.exchange;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** One exchange, for JDK Flight Recorder. */
@Name("org.jcachehttp.Exchange")
@Label("HTTP Cache Exchange")
@Category("jcache-http")
@StackTrace(false)
public final class ExchangeEvent extends Event {

  @Label("Method")
  @Nullable String method;

  @Label("Target")
  @Description("The target URI, redacted")
  @Nullable String target;

  @Label("Cache Status")
  @Description("The parameters of Cache-Status (RFC 9211)")
  @Nullable String cacheStatus;
}
