package org.jcachehttp.faults.histories;

/** The methods of a JCache whose calls are recorded. */
enum Method {
  GET,
  PUT,
  PUT_IF_ABSENT,
  GET_AND_PUT,
  REPLACE,
  REPLACE_EXPECTED,
  REMOVE,
  REMOVE_EXPECTED,
  INVOKE
}
