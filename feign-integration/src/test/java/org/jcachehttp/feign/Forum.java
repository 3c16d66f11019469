package org.jcachehttp.feign;

import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.util.Map;

/** The client interface of the scenarios. */
interface Forum {

  @RequestLine("GET /{topic}")
  Response get(@Param("topic") String topic);

  @RequestLine("GET /{topic}")
  Response get(@Param("topic") String topic, @HeaderMap Map<String, Object> fields);

  @RequestLine("GET /{topic}")
  String text(@Param("topic") String topic);

  @RequestLine("POST /{topic}")
  @Headers("Content-Type: text/plain")
  Response post(@Param("topic") String topic, String body);
}
