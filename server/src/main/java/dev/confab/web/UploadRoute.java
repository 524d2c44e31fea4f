package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.basics.PortalId;
import dev.confab.basics.Refusal;
import dev.confab.blobs.BlobFailure;
import dev.confab.blobs.TooManyBytes;
import dev.confab.disk.Contents;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskError;
import dev.confab.disk.DiskFile;
import dev.confab.portals.Portals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// `/rest/upload.json?token=…`: takes one file in a multipart form, for whoever has the token. The
/// file goes to disk as it comes in. Stands among the methods because the original has it there.
/// (api-reference/disk/folder/disk-folder-upload-file.md)
public final class UploadRoute implements Route {
  private static final Set<String> PATHS =
      Set.of("/rest/upload", "/rest/upload/", "/rest/upload.json");

  private static final int PARTS_MAX = 20;

  /// What a form has besides its files.
  private static final long FORM_BYTES_MAX = 64 * 1024;

  private static final Map<String, String> HEADERS =
      Map.of("Access-Control-Allow-Origin", "*", "Cache-Control", "no-store");

  private static final Logger LOG = LoggerFactory.getLogger(UploadRoute.class);

  /// Writes what whoever uploaded a file is told of it.
  @FunctionalInterface
  public interface Shown {
    /// The file as the answer shows it.
    JsonNode of(PortalId portal, DiskFile file, String base);
  }

  private final Portals portals;
  private final Disk disk;
  private final Path spool;
  private final String field;
  private final Shown shown;

  /// A route into this disk.
  ///
  /// @param spool a folder for files on their way in
  /// @param field the form field a file is sent in
  public UploadRoute(Portals portals, Disk disk, Path spool, String field, Shown shown) {
    this.portals = portals;
    this.disk = disk;
    this.spool = spool;
    this.field = field;
    this.shown = shown;
  }

  @Override
  public boolean takes(String path) {
    return PATHS.contains(path);
  }

  @Override
  public void answer(Exchange exchange) {
    if (exchange.method().equals("OPTIONS")) {
      exchange.answer(204, "", RestRoute.preflight(), new byte[0]);
      return;
    }
    var portal = portals.open(exchange.host());
    var token = Params.ofQuery(exchange).path("token").asString("");
    var type = exchange.header("Content-Type");
    if (portal == null
        || !exchange.method().equals("POST")
        || !disk.uploads().isGood(portal.id(), token)) {
      exchange.arriving().readPast();
      refuse(exchange, 403, "ACCESS_DENIED", "Access denied");
      return;
    }
    try {
      var file = type == null ? null : receive(exchange, type, portal.id(), token);
      if (file == null) {
        throw DiskError.NOT_SAVED.refuse();
      }
      var answer = Json.mapper().createObjectNode();
      answer.set("result", shown.of(portal.id(), file, exchange.origin().base()));
      exchange.json(200, HEADERS, answer);
    } catch (Refusal refusal) {
      var error = refusal.error();
      refuse(exchange, error.status(), error.code(), refusal.text());
    }
  }

  /// Null where the form holds no file, or the token was used in between.
  private @Nullable DiskFile receive(
      Exchange exchange, String type, PortalId portal, String token) {
    var limits =
        new MultiPartConfig.Builder()
            .location(spool)
            .maxParts(PARTS_MAX)
            .maxSize(Contents.BYTES_MAX + FORM_BYTES_MAX)
            .maxPartSize(Contents.BYTES_MAX)
            .maxMemoryPartSize(0)
            .build();
    try (var parts = exchange.parts(type, limits)) {
      var part = parts.getFirst(field);
      return part == null || part.getFileName() == null ? null : keep(part, portal, token);
    } catch (TooManyBytes | BlobFailure | IOException e) {
      LOG.warn("An upload was not kept: {}", e.toString());
      return null;
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) { // whatever the reader of forms says of what it cannot read
      LOG.debug("An upload could not be read: {}", e.toString());
      return null;
    }
  }

  private @Nullable DiskFile keep(MultiPart.Part part, PortalId portal, String token)
      throws IOException {
    try (var in = Content.Source.asInputStream(part.createContentSource())) {
      return disk.contents()
          .keep(
              portal,
              in,
              Contents.BYTES_MAX,
              blob -> disk.uploads().redeem(portal, token, part.getFileName(), blob));
    }
  }

  private static void refuse(Exchange exchange, int status, String code, String text) {
    var answer = Json.mapper().createObjectNode();
    answer.put("error", code).put("error_description", text);
    exchange.json(status, HEADERS, answer);
  }
}
