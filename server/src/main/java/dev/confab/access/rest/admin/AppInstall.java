package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Begins the installation of a local application anew, or finishes it. Until it is finished only
/// administrators see the application, and its bots hear nothing; who is finished is told by
/// ONAPPINSTALL.
final class AppInstall implements RestMethod<AppInstall.Params, AppCard> {
  private static final String NAME = "confab.admin.apps.install";

  private final AppDesk desk;

  AppInstall(AppDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @OrElse("APPLICATION_NOT_FOUND") AppId id,
      @Doc("`Y` finishes, `N` begins anew.") @Default("Y") boolean finished,
      @Doc("Changes a declared application too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, AppCard> spec() {
    return MethodSpec.<Params, AppCard>writing(NAME, Params.class, AppCard.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(APPLICATION_NOT_FOUND, DECLARED);
  }

  @Override
  public AppCard handle(Call call, Params asked) {
    var tx = call.tx();
    var known = desk.of(tx, asked.id(), asked.untilRestart());
    if (known.installed() != asked.finished()) {
      if (asked.finished()) {
        desk.apps().finish(tx, known.id(), call.caller().user());
      } else {
        desk.apps().begin(tx, known.id());
      }
      desk.note(
          call,
          AppDesk.deed(NAME, known).changing("installed", known.installed(), asked.finished()));
    }
    return desk.card(tx, desk.of(tx, asked.id(), true));
  }
}
