package dev.confab.blobs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests to a bucket: AWS Signature Version 4, the part of it that whole requests with a
/// known hash need.
final class BucketSigner {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final String SERVICE = "s3";
  private static final String HASH = "HmacSHA256";

  private final Bucket bucket;

  BucketSigner(Bucket bucket) {
    this.bucket = bucket;
  }

  /// The headers a request needs, the signature among them.
  ///
  /// @param query encoded names and values
  /// @param bodyHash SHA-256 of the body, hexadecimal
  Map<String, String> headers(
      String method, String path, SortedMap<String, String> query, String bodyHash, Instant now) {
    var moment = MOMENT.format(now);
    var headers = new TreeMap<String, String>();
    headers.put("host", bucket.authority());
    headers.put("x-amz-content-sha256", bodyHash);
    headers.put("x-amz-date", moment);
    var signed = String.join(";", headers.keySet());
    var canonical = new StringBuilder(method + "\n" + path + "\n" + queryOf(query) + "\n");
    headers.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
    canonical.append('\n').append(signed).append('\n').append(bodyHash);
    var scope = moment.substring(0, 8) + "/" + bucket.region() + "/" + SERVICE + "/aws4_request";
    var text = "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n" + sha256(canonical.toString());
    var signature = HexFormat.of().formatHex(mac(key(moment.substring(0, 8)), text));
    headers.put(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(bucket.key(), scope, signed, signature));
    return headers;
  }

  /// A query as it is signed and sent.
  static String queryOf(SortedMap<String, String> query) {
    var text = new StringBuilder();
    query.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(value));
    return text.toString();
  }

  private byte[] key(String day) {
    var first = ("AWS4" + bucket.secret()).getBytes(StandardCharsets.UTF_8);
    return mac(mac(mac(mac(first, day), bucket.region()), SERVICE), "aws4_request");
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(HASH);
      mac.init(new SecretKeySpec(key, HASH));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    var hash = Spool.sha256Digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }
}
