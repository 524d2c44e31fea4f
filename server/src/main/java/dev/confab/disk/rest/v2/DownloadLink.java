package dev.confab.disk.rest.v2;

import dev.confab.basics.Doc;
import dev.confab.rpc.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a file can be fetched.
record DownloadLink(
    @Doc("An address that hands the file out once, to whoever knows it, for an hour.")
        String downloadUrl) {
  static DownloadLink of(Call call, String token) {
    var encoded = URLEncoder.encode(token, StandardCharsets.UTF_8);
    return new DownloadLink(call.origin().base() + "/rest/download.json?token=" + encoded);
  }
}
