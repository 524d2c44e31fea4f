package dev.confab.hooks;

import dev.confab.access.App;
import dev.confab.access.AppLife;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.sql.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Tells applications what becomes of them. (api-reference/common/events)
public final class AppNews implements AppLife {
  private static final String ABOUT = "application";

  private final Hooks hooks;
  private final People people;
  private final Portals portals;
  private final InstantSource clock;

  /// News for these.
  public AppNews(Hooks hooks, People people, Portals portals, InstantSource clock) {
    this.hooks = hooks;
    this.people = people;
    this.portals = portals;
    this.clock = clock;
  }

  /// An application without pages is told where its installation begins: nobody opens that page.
  @Override
  public void installed(Tx tx, App app, @Nullable UserId by) {
    if (app.onlyApi() && !app.installUrl().isEmpty()) {
      hooks.ensure(tx, app.id(), HookEvent.ONAPPINSTALL, app.installUrl());
    }
    var data = Json.mapper().createObjectNode();
    data.put("VERSION", Long.toString(app.version()));
    data.put("ACTIVE", "Y");
    data.put("INSTALLED", "Y");
    tell(tx, app, HookEvent.ONAPPINSTALL, by == null ? administrator(tx) : by, data);
  }

  @Override
  public void updated(Tx tx, App app, long versionBefore) {
    var data = Json.mapper().createObjectNode();
    data.put("VERSION", Long.toString(app.version()));
    data.put("PREVIOUS_VERSION", Long.toString(versionBefore));
    tell(tx, app, HookEvent.ONAPPUPDATE, administrator(tx), data);
  }

  @Override
  public void paid(Tx tx, App app, Instant until) {
    var left = Duration.between(clock.instant(), until);
    var data = Json.mapper().createObjectNode();
    data.put("CODE", app.clientId());
    data.put("VERSION", app.version());
    data.put("STATUS", app.status());
    data.put("PAYMENT_EXPIRED", left.isNegative() ? "Y" : "N");
    data.put("DAYS", Math.floorDiv(left.toSeconds(), Duration.ofDays(1).toSeconds()));
    tell(tx, app, HookEvent.ONAPPPAYMENT, null, data);
  }

  @Override
  public void removing(Tx tx, App app, boolean clean) {
    hooks.removeAll(tx, app.id());
    var data = Json.mapper().createObjectNode();
    data.put("LANGUAGE_ID", portals.get(tx.portal()).language());
    data.put("CLEAN", clean ? 1 : 0);
    hooks.tell(tx, app.id(), new News(HookEvent.ONAPPUNINSTALL, null, ABOUT, data));
  }

  private void tell(Tx tx, App app, HookEvent event, @Nullable UserId actor, ObjectNode data) {
    data.put("LANGUAGE_ID", portals.get(tx.portal()).language());
    hooks.tell(tx, app.id(), new News(event, actor, ABOUT, data));
  }

  /// Who stands for the portal file: tokens are somebody's.
  private @Nullable UserId administrator(Tx tx) {
    var person = people.administrator(tx);
    return person == null ? null : person.id();
  }
}
