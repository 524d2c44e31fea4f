package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MadeUp;
import dev.confab.basics.OrElse;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;

/// Gives a local application another secret, shown this once. The old one and every token that was
/// got with it are dead.
final class AppRotate implements RestMethod<AppRotate.Params, AppRotate.Rotated> {
  private static final String NAME = "confab.admin.apps.rotate";

  private final AppDesk desk;

  AppRotate(AppDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @OrElse("APPLICATION_NOT_FOUND") AppId id,
      @Doc("Changes a declared application too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Rotated(@Doc("What it proves itself with now.") String clientSecret) {}

  @Override
  public MethodSpec<Params, Rotated> spec() {
    return MethodSpec.<Params, Rotated>writing(NAME, Params.class, Rotated.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(APPLICATION_NOT_FOUND, DECLARED);
  }

  @Override
  public Rotated handle(Call call, Params asked) {
    var tx = call.tx();
    var known = desk.of(tx, asked.id(), asked.untilRestart());
    var secret = MadeUp.word(AppAdd.SECRET_LENGTH);
    desk.apps().changeSecret(tx, known.id(), secret);
    desk.note(call, AppDesk.deed(NAME, known).setting("client_secret", "***"));
    return new Rotated(secret);
  }
}
