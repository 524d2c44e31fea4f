package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.APPLICATION_NOT_FOUND;
import static dev.confab.access.AccessError.SCOPE_WRONG;
import static dev.confab.access.AccessError.TITLE_EMPTY;
import static dev.confab.access.AccessError.URL_WRONG;
import static dev.confab.access.AccessError.USER_WRONG;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Administrator;
import dev.confab.access.App;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Changes a local application: title, rights, addresses, who may use it, whether it is blocked.
/// What is absent stays; rights that are taken away are gone from tokens that were issued, too.
final class AppUpdate implements RestMethod<AppUpdate.Params, AppCard> {
  private static final String NAME = "confab.admin.apps.update";

  private final AppDesk desk;

  AppUpdate(AppDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @OrElse("APPLICATION_NOT_FOUND") AppId id,
      @Doc("What it is called.") @Nullable String title,
      @Doc("What it may do.") @Nullable List<String> scopes,
      @Doc("Where its pages are.") @Nullable String handlerUrl,
      @Doc("Where its installation begins.") @Nullable String installUrl,
      @Doc("Who may use it; an empty list: everybody.") @Nullable List<UserId> allowedUsers,
      @Doc("`Y` refuses its calls.") @Nullable Boolean blocked,
      @Doc("Changes a declared application too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, AppCard> spec() {
    return MethodSpec.<Params, AppCard>writing(NAME, Params.class, AppCard.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(
            APPLICATION_NOT_FOUND, DECLARED, TITLE_EMPTY, SCOPE_WRONG, URL_WRONG, USER_WRONG);
  }

  @Override
  public AppCard handle(Call call, Params asked) {
    var tx = call.tx();
    var known = desk.of(tx, asked.id(), asked.untilRestart());
    var wanted = wanted(tx, known, asked);
    var deed =
        AppDesk.deed(NAME, wanted)
            .changing("title", known.title(), wanted.title())
            .changing("scopes", list(known.scopes()), list(wanted.scopes()))
            .changing("handler_url", known.handlerUrl(), wanted.handlerUrl())
            .changing("install_url", known.installUrl(), wanted.installUrl())
            .changing("allowed_users", list(known.allowedUsers()), list(wanted.allowedUsers()))
            .changing("blocked", known.blocked(), wanted.blocked());
    if (!deed.changes().isEmpty()) {
      desk.apps().change(tx, wanted);
      desk.note(call, deed);
    }
    return desk.card(tx, wanted);
  }

  private App wanted(Tx tx, App known, Params asked) {
    return known.with(
        asked.title() == null ? known.title() : Given.title(asked.title()),
        asked.scopes() == null ? known.scopes() : Given.scopes(asked.scopes()),
        asked.handlerUrl() == null ? known.handlerUrl() : Given.url(asked.handlerUrl()),
        asked.installUrl() == null ? known.installUrl() : Given.url(asked.installUrl()),
        Objects.requireNonNullElse(asked.blocked(), known.blocked()),
        asked.allowedUsers() == null
            ? known.allowedUsers()
            : desk.persons(tx, asked.allowedUsers()));
  }

  private static String list(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
