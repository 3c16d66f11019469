package org.jcachehttp.springexample;

import java.time.Duration;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A service that takes a second, in the place of one on another host. */
@RestController
class SlowWeather {

  private static final Duration DELAY = Duration.ofSeconds(1);

  @GetMapping("/slow/weather/{city}")
  ResponseEntity<String> weather(@PathVariable("city") String city) throws InterruptedException {
    Thread.sleep(DELAY.toMillis());
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
        .body("Sunny in " + city + " at " + Instant.now());
  }
}
