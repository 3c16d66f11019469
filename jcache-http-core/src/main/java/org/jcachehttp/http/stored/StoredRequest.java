package org.jcachehttp.http.stored;

import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.TargetUri;

/**
 * What is kept of the request that brought a response.
 *
 * @param method the method
 * @param target the target URI, which holds neither userinfo nor fragment
 * @param fields the request fields that selected this response, and no other
 */
public record StoredRequest(String method, TargetUri target, Fields fields) {}
