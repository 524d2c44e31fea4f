package dev.confab.access.rest;

import dev.confab.access.AccessError;
import dev.confab.access.App;
import dev.confab.access.Apps;
import dev.confab.access.Context;
import dev.confab.basics.Caller;
import dev.confab.basics.Doc;
import dev.confab.basics.Key;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.portals.Portal;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.RestMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Tells an application about itself. Serves both the portal's method and that of the authorization
/// server, which SDKs ask to check where a token comes from: they are one server here, so the
/// answer has the fields of both. (api-reference/common/system/app-info.md)
final class AppInfo implements RestMethod<NoParams, AppInfo.Info> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Info(
      @Doc("Number of the application on this portal.") long id,
      @Doc("Its client id.") String code,
      @Doc("Its version.") long version,
      @Doc("Its status: `L`, `F`, `D`, `T` or `P`.") String status,
      @Doc("Whether its installation is finished.") boolean installed,
      @Doc("`Y` when its trial or paid period is over.") String paymentExpired,
      @Doc("Days until that period is over, negative after it; null when there is none.")
          @Nullable Long days,
      @Doc("Language of the portal.") String languageId,
      @Doc("Plan of the portal, behind its language.") String license,
      @Doc("Plan of the portal.") String licenseType,
      @Doc("Plan of the portal without the size.") String licenseFamily,
      @Doc("Client id, for checks against the authorization server.") @Key("client_id")
          String clientId,
      @Doc("Scopes of the application, commas between.") @Key("scope") String scope,
      @Doc("When the token shown ends.") @Key("expires") @Nullable OffsetDateTime expires,
      @Doc("The user on whose behalf the call runs.") @Key("user_id") UserId userId,
      @Doc("Where the application is installed.") @Key("install") Install install) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Install(
      boolean installed,
      long version,
      String status,
      String scope,
      String domain,
      String uri,
      String clientEndpoint,
      String memberId,
      String memberType) {}

  private final Portals portals;
  private final Apps apps;

  AppInfo(Portals portals, Apps apps) {
    this.portals = portals;
    this.apps = apps;
  }

  @Override
  public MethodSpec<NoParams, Info> spec() {
    return MethodSpec.<NoParams, Info>reading("app.info", NoParams.class, Info.class)
        .needs(Context.APPLICATION)
        .refusesWith(AccessError.APPLICATION_REQUIRED);
  }

  @Override
  public Info handle(Call call, NoParams asked) {
    var caller = call.caller();
    var app = caller.app() == null ? null : apps.find(call.reads(), caller.app());
    if (app == null) {
      throw AccessError.APPLICATION_REQUIRED.refuse();
    }
    var portal = portals.get(caller.portal());
    var days = daysLeft(apps.paidUntil(call.reads(), app.id()), call.now());
    var plan = portal.plan();
    return new Info(
        app.id().value(),
        app.clientId(),
        app.version(),
        app.status(),
        app.installed(),
        days != null && days < 0 ? "Y" : "N",
        days,
        portal.language(),
        portal.language() + "_" + plan,
        plan,
        plan.replaceAll("[0-9]+$", ""),
        app.clientId(),
        String.join(",", app.scopes()),
        expires(caller, portal.timezone()),
        caller.user(),
        install(app, portal, call.origin().base()));
  }

  /// SDKs compare `domain` with the host name in the client endpoint, port left out.
  private static Install install(App app, Portal portal, String base) {
    var host = URI.create(base).getHost();
    return new Install(
        app.installed(),
        app.version(),
        app.status(),
        String.join(",", app.scopes()),
        host == null ? portal.host() : host,
        base,
        base + "/rest/",
        portal.memberId(),
        "");
  }

  private static @Nullable OffsetDateTime expires(Caller caller, ZoneId zone) {
    var expires = caller.expires();
    return expires == null ? null : expires.atZone(zone).toOffsetDateTime();
  }

  /// Whole days, rounded down, so that the first moment after the end counts as minus one.
  private static @Nullable Long daysLeft(@Nullable Instant end, Instant now) {
    return end == null
        ? null
        : Math.floorDiv(Duration.between(now, end).toMillis(), Duration.ofDays(1).toMillis());
  }
}
