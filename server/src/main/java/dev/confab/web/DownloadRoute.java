package dev.confab.web;

import dev.confab.basics.Json;
import dev.confab.disk.Links;
import dev.confab.portals.Portals;
import java.util.Map;
import java.util.Set;

/// `/rest/download.json?token=…`: a file, once, for whoever has the token. Stands among the methods
/// because the original has it there, but is none: it answers with the file itself.
/// (chat-bots-v2/imbot.v2/files/file-download.md)
public final class DownloadRoute implements Route {
  private static final Set<String> PATHS =
      Set.of("/rest/download", "/rest/download/", "/rest/download.json");

  private final Portals portals;
  private final Links links;
  private final DiskRoute files;

  /// A route to the files of these links.
  public DownloadRoute(Portals portals, Links links, DiskRoute files) {
    this.portals = portals;
    this.links = links;
    this.files = files;
  }

  @Override
  public boolean takes(String path) {
    return PATHS.contains(path);
  }

  @Override
  public void answer(Exchange exchange) {
    var portal = portals.open(exchange.host());
    var token = Params.ofQuery(exchange).path("token").asString("");
    // whoever only looks whether the link is good must not use it up
    var file =
        portal == null || !exchange.method().equals("GET")
            ? null
            : links.redeem(portal.id(), token);
    if (portal == null || file == null) {
      refuse(exchange);
      return;
    }
    files.send(exchange, portal, file);
  }

  /// Clients of the methods read JSON below `/rest` and nothing else.
  private static void refuse(Exchange exchange) {
    var body = Json.mapper().createObjectNode();
    body.put("error", "FILE_NOT_FOUND").put("error_description", "File not found");
    var headers = Map.of("Access-Control-Allow-Origin", "*", "Cache-Control", "no-store");
    exchange.json(404, headers, body);
  }
}
