package org.jcachehttp.benchmarks;

import feign.Param;
import feign.RequestLine;

/** The Feign client of all subjects. Public, because its proxy is in another package. */
public interface Posts {

  /** Gets a post. */
  @RequestLine("GET /posts/{id}")
  String post(@Param("id") int id);
}
