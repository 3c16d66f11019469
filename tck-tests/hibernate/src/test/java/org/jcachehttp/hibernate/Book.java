package org.jcachehttp.hibernate;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
class Book {

  @Id long id;
  String title = "";

  Book() {}

  Book(long id, String title) {
    this.id = id;
    this.title = title;
  }
}
