package org.jcachehttp.springexample;

import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Calls the slow service. Nothing here is about a cache. */
@FeignClient(name = "weather", url = "http://127.0.0.1:${server.port}")
interface WeatherClient {

  @GetMapping("/slow/weather/{city}")
  String in(@PathVariable("city") String city);
}
