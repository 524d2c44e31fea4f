package dev.confab.access.rest.admin;

import static dev.confab.access.AccessError.CLIENT_ID_TAKEN;
import static dev.confab.access.AccessError.SCOPE_WRONG;
import static dev.confab.access.AccessError.TITLE_EMPTY;
import static dev.confab.access.AccessError.URL_WRONG;
import static dev.confab.access.AccessError.USER_WRONG;

import dev.confab.access.Administrator;
import dev.confab.access.AppDraft;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MadeUp;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes a local application. Its secrets are shown this once.
final class AppAdd implements RestMethod<AppAdd.Params, AppAdd.Added> {
  static final int SECRET_LENGTH = 48;

  private static final String NAME = "confab.admin.apps.add";
  private static final int NAME_LENGTH = 14;

  private final AppDesk desk;

  AppAdd(AppDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What it is called.") @OrElse("TITLE_EMPTY") String title,
      @Doc("What it may do.") List<String> scopes,
      @Doc("By which it is found; absent: one is made up.") @Nullable String clientId,
      @Doc("Where its pages are, and where users return after granting access.") @Default("")
          String handlerUrl,
      @Doc("Where its installation begins.") @Default("") String installUrl,
      @Doc("Whether it has no pages.") @Default("Y") boolean onlyApi,
      @Doc("`N`: only administrators see it until its installation is finished.") @Default("Y")
          boolean installed,
      @Doc("Who may use it; absent: everybody.") @Nullable List<UserId> allowedUsers) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Added(
      @Doc("The new application.") AppId id,
      @Doc("By which it is found.") String clientId,
      @Doc("What it proves itself with.") String clientSecret,
      @Doc("What its events carry.") String applicationToken) {}

  @Override
  public MethodSpec<Params, Added> spec() {
    return MethodSpec.<Params, Added>writing(NAME, Params.class, Added.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED)
        .refusesWith(TITLE_EMPTY, SCOPE_WRONG, URL_WRONG, USER_WRONG, CLIENT_ID_TAKEN);
  }

  @Override
  public Added handle(Call call, Params asked) {
    var tx = call.tx();
    var title = Given.title(asked.title());
    var scopes = Given.scopes(asked.scopes());
    var handler = Given.url(asked.handlerUrl());
    var install = Given.url(asked.installUrl());
    var allowed = desk.persons(tx, Objects.requireNonNullElse(asked.allowedUsers(), List.of()));
    var asks = asked.clientId() == null ? "" : asked.clientId().strip();
    var clientId = asks.isEmpty() ? "local." + MadeUp.word(NAME_LENGTH) : Given.title(asks);
    CLIENT_ID_TAKEN.unless(desk.apps().byClientId(tx, clientId) == null);
    var secret = MadeUp.word(SECRET_LENGTH);
    var token = MadeUp.word(SECRET_LENGTH - NAME_LENGTH);
    var draft =
        new AppDraft(
            clientId,
            secret,
            title,
            scopes,
            handler,
            install,
            token,
            1,
            "L",
            null,
            asked.installed(),
            asked.onlyApi(),
            false,
            allowed,
            List.of());
    var app = desk.apps().ensure(tx, draft);
    desk.note(
        call,
        AppDesk.deed(NAME, app)
            .setting("client_id", clientId)
            .setting("scopes", String.join(", ", scopes)));
    return new Added(app.id(), clientId, secret, app.applicationToken());
  }
}
