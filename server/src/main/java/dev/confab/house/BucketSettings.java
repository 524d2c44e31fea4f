package dev.confab.house;

import dev.confab.blobs.Bucket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads where files are kept, if that is a bucket.
final class BucketSettings {
  private static final String SECRET = "CONFAB_S3_SECRET";

  private BucketSettings() {}

  static @Nullable Bucket of(SettingSources sources) {
    var name = sources.value(Setting.S3_BUCKET);
    if (name.text().isBlank()) {
      return null;
    }
    if (!name.text().strip().matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw name.wrong("must be the name of a bucket, not '" + name.text() + "'");
    }
    var region = sources.value(Setting.S3_REGION);
    if (!region.text().strip().matches("[a-z0-9-]{1,64}")) {
      throw region.wrong("must be a region like eu-central-1, not '" + region.text() + "'");
    }
    var key = sources.value(Setting.S3_KEY);
    var secret = sources.variable(SECRET);
    if (key.text().isBlank() || secret == null) {
      throw new StartRefused("a bucket needs both s3-key and the variable " + SECRET);
    }
    return new Bucket(
        endpoint(sources.value(Setting.S3_ENDPOINT), region.text().strip()),
        name.text().strip(),
        region.text().strip(),
        key.text().strip(),
        secret,
        Settings.flag(sources.value(Setting.S3_PATH_STYLE)));
  }

  private static URI endpoint(SettingSources.Value value, String region) {
    if (value.text().isBlank()) {
      return URI.create("https://s3." + region + ".amazonaws.com");
    }
    try {
      var url = new URI(value.text().strip());
      var isPlain =
          Set.of("", "/").contains(url.getRawPath())
              && url.getRawQuery() == null
              && url.getRawUserInfo() == null;
      if (isPlain && url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw value.wrong("must be an address like https://s3.example.com: " + e.getReason());
    }
    throw value.wrong("must be an address like https://s3.example.com, not " + value.text());
  }
}
