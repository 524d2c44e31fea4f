package dev.confab.blobs;

import java.net.URI;

/// A bucket of a service that speaks S3, and the key to it.
///
/// @param endpoint the service's address
/// @param key the name of the access key
/// @param secret its secret
/// @param pathStyle whether the bucket is named in the path, otherwise in the host name
public record Bucket(
    URI endpoint, String name, String region, String key, String secret, boolean pathStyle) {
  /// Scheme, host and port that are called.
  String origin() {
    var port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return endpoint.getScheme() + "://" + host() + port;
  }

  private String host() {
    return pathStyle ? endpoint.getHost() : name + "." + endpoint.getHost();
  }

  /// The `Host` header.
  String authority() {
    return endpoint.getPort() < 0 ? host() : host() + ":" + endpoint.getPort();
  }

  /// The path of an object; of the bucket itself where the key is empty.
  String path(String objectKey) {
    return pathStyle ? "/" + name + (objectKey.isEmpty() ? "" : "/" + objectKey) : "/" + objectKey;
  }

  /// Without the secret: this gets into logs.
  @Override
  public String toString() {
    return origin() + path("") + " with key " + key;
  }
}
