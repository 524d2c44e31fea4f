package dev.confab.access.rest;

import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.time.OffsetDateTime;

/// Tells the time of the portal. (api-reference/common/system/server-time.md)
final class ServerTime implements RestMethod<NoParams, OffsetDateTime> {
  private final Portals portals;

  ServerTime(Portals portals) {
    this.portals = portals;
  }

  @Override
  public MethodSpec<NoParams, OffsetDateTime> spec() {
    return MethodSpec.reading("server.time", NoParams.class, OffsetDateTime.class);
  }

  @Override
  public OffsetDateTime handle(Call call, NoParams asked) {
    var zone = portals.get(call.caller().portal()).timezone();
    return call.now().atZone(zone).toOffsetDateTime();
  }
}
