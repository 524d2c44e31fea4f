package dev.confab.blobs;

import dev.confab.sql.Reads;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// The rows of places.
final class BlobsSql {
  private BlobsSql() {}

  static @Nullable String place(Reads reads) {
    return reads.first(
        "SELECT place FROM blob_places WHERE portal_id = :portal", row -> row.text(1));
  }

  static String makePlace(Tx tx) {
    var known = place(tx);
    if (known != null) {
      return known;
    }
    var place = BlobName.letters();
    tx.run("INSERT INTO blob_places (portal_id, place) VALUES (:portal, ?)", place);
    return place;
  }
}
