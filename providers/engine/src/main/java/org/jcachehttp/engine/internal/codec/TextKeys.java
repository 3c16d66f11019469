package org.jcachehttp.engine.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.jcachehttp.storage.internal.Sha256;

/**
 * Keys as text that people can read in the store, equal for equal keys in every JVM.
 *
 * <p>A string is its own text. Any other key begins with a tilde and its type, as in {@code
 * ~long:17}, so that 1, 1L and "1" stay apart; a string that would be mistaken for such a text, or
 * that a store could not keep as it is, is written {@code ~string:} and its UTF-16 code units in
 * base64. A key without a readable form, or longer than 1,024 bytes, is named by a hash of its
 * {@link CanonicalKeyForm}, and the key itself is kept beside the value.
 */
final class TextKeys<K> implements KeyCodec<K, String> {

  /** The maximum length of a stored key in bytes of UTF-8. */
  static final int MAX_BYTES = 1024;

  private static final String KEY_METADATA = "~key";
  private static final String HASHED = "~hash:";

  private final Serialization serialization;

  TextKeys(Serialization serialization) {
    this.serialization = serialization;
  }

  @Override
  public String encode(K key) {
    if (key instanceof String text && isPlain(text)) {
      return text;
    }
    String text = ScalarText.write(key).orElse("");
    return text.isEmpty() || text.length() > MAX_BYTES ? hashed(key) : text;
  }

  @Override
  public Map<String, String> metadata(K key, String form) {
    return form.startsWith(HASHED)
        ? Map.of(KEY_METADATA, Base64.getEncoder().encodeToString(serialization.bytesOf(key)))
        : Map.of();
  }

  @Override
  @SuppressWarnings("unchecked") // the forms that encode() and metadata() returned for a K
  public K decode(String form, Map<String, String> metadata) {
    if (!form.startsWith("~")) {
      return (K) form;
    }
    String original = metadata.get(KEY_METADATA);
    return (K)
        (original == null
            ? ScalarText.read(form)
            : serialization.objectOf(Base64.getDecoder().decode(original)));
  }

  private String hashed(K key) {
    MessageDigest sha256 = Sha256.digest();
    new CanonicalKeyForm(serialization, sha256::update).write(key);
    return HASHED + HexFormat.of().formatHex(sha256.digest());
  }

  /**
   * Returns whether the string is a key text as it is: not empty, and of printable well-formed
   * characters.
   */
  private static boolean isPlain(String text) {
    int length = text.length();
    if (length == 0 || length > MAX_BYTES || text.charAt(0) == '~') {
      return false;
    }
    boolean ascii = true;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7f) {
        return false;
      }
      ascii &= c < 0x80;
    }
    return ascii
        || (UTF_8.newEncoder().canEncode(text) && text.getBytes(UTF_8).length <= MAX_BYTES);
  }
}
