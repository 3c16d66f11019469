package org.jcachehttp.springexample;

import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows the weather, and the time that the call of the slow service took. */
@RestController
class WeatherController {

  private final WeatherClient weather;

  WeatherController(WeatherClient weather) {
    this.weather = weather;
  }

  @GetMapping("/weather/{city}")
  String weather(@PathVariable("city") String city) {
    long start = System.nanoTime();
    String report = weather.in(city);
    long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return report + " (" + millis + " ms)\n";
  }
}
