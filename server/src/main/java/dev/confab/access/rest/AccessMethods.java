package dev.confab.access.rest;

import dev.confab.access.Apps;
import dev.confab.access.Options;
import dev.confab.access.Sessions;
import dev.confab.audit.AuditLog;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Methods;
import dev.confab.rpc.RestMethod;
import java.util.List;

/// The methods of this room.
public final class AccessMethods {
  private AccessMethods() {}

  /// All of them. `methods` is the list they are put into: three of them speak about it.
  public static List<RestMethod<?, ?>> all(
      Portals portals,
      People people,
      Apps apps,
      Options options,
      Sessions sessions,
      AuditLog audit,
      Methods methods) {
    return List.of(
        new ScopeList(),
        new MethodList(methods),
        new MethodGet(methods),
        new FeatureGet(methods),
        new ServerTime(portals),
        new AppInfo(portals, apps),
        new AccessName(people),
        new UserAccess(people),
        new ConfigurationImportRegister(),
        new AppOptionGet(options),
        new AppOptionSet(people, options),
        new UserOptionGet(options),
        new UserOptionSet(options),
        new AppInstallFinish(people, apps, audit),
        new AppUninstall(people, apps, audit),
        new SessionsList(people, sessions),
        new SessionsRevoke(people, sessions, audit));
  }
}
