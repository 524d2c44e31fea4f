package dev.confab.access.rest.admin;

import dev.confab.access.Apps;
import dev.confab.access.Webhooks;
import dev.confab.audit.AuditLog;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.portals.Portals;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods with which administrators manage who may call.
public final class AccessDesk {
  private AccessDesk() {}

  /// All of them.
  public static List<RestMethod<?, ?>> all(
      Portals portals,
      People people,
      Apps apps,
      Webhooks webhooks,
      Declared declared,
      AuditLog audit) {
    var hand = new WebhookInHand(webhooks, people, declared);
    var desk = new AppDesk(apps, people, declared, audit);
    return List.of(
        new WebhookList(webhooks, hand),
        new WebhookAdd(webhooks, people, audit),
        new WebhookUpdate(webhooks, hand, audit),
        new WebhookRotate(webhooks, hand, audit),
        new WebhookRemove(webhooks, hand, audit),
        new AppList(desk),
        new AppAdd(desk),
        new AppUpdate(desk),
        new AppRotate(desk),
        new AppInstall(desk),
        new PortalGet(portals, declared),
        new PortalUpdate(portals, declared, audit));
  }
}
