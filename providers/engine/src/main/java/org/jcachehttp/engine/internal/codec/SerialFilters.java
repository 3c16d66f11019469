package org.jcachehttp.engine.internal.codec;

import java.io.ObjectInputFilter;

/** The default filter of Java deserialization. */
public final class SerialFilters {

  /**
   * Rejects the classes of known deserialization attacks, and graphs that are nested deeper or are
   * larger than any cached object. Allows all other classes, because a cache does not know the
   * classes of its application (JEP 290).
   */
  public static final ObjectInputFilter DEFAULT =
      ObjectInputFilter.Config.createFilter(
          String.join(
              ";",
              "maxdepth=500",
              "maxarray=134217728",
              "maxrefs=20000000",
              "maxbytes=536870912",
              "!bsh.**",
              "!clojure.**",
              "!com.mchange.v2.c3p0.**",
              "!com.sun.rowset.**",
              "!com.sun.syndication.**",
              "!com.rometools.**",
              "!com.sun.org.apache.xalan.**",
              "!java.rmi.**",
              "!javax.management.**",
              "!javax.naming.**",
              "!net.sf.json.**",
              "!org.apache.commons.beanutils.**",
              "!org.apache.commons.collections.functors.**",
              "!org.apache.commons.collections4.functors.**",
              "!org.apache.commons.fileupload.**",
              "!org.apache.myfaces.**",
              "!org.apache.wicket.**",
              "!org.apache.xalan.**",
              "!org.codehaus.groovy.runtime.**",
              "!org.jboss.weld.interceptor.**",
              "!org.mozilla.javascript.**",
              "!org.python.core.**",
              "!org.springframework.aop.**",
              "!org.springframework.beans.factory.**",
              "!org.springframework.transaction.**",
              "!sun.rmi.**",
              "*"));

  private SerialFilters() {}
}
