package org.jcachehttp.spring.clients;

/** A client of Spring Framework that can use the HTTP cache. */
public enum SpringClient {
  /** Every client of a {@code RestClient.Builder} bean. */
  REST_CLIENT,

  /** Every {@code RestTemplate} bean. */
  REST_TEMPLATE,

  /** Every client of a {@code WebClient.Builder} bean. */
  WEB_CLIENT
}
