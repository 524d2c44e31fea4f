package dev.confab.botapps.rest;

import static java.util.Objects.requireNonNullElse;

import dev.confab.access.Scope;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.botapps.BotAppError;
import dev.confab.botapps.BotAppText;
import dev.confab.botapps.BotApps;
import dev.confab.botapps.FrameOpening;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import org.jspecify.annotations.Nullable;

/// Says what is to be done to open an application: the command, or the page with all it is to know.
final class BotAppOpen implements RestMethod<BotAppOpen.Params, BotAppOpen.Opened> {
  private final BotApps apps;
  private final People people;
  private final Portals portals;

  BotAppOpen(BotApps apps, People people, Portals portals) {
    this.apps = apps;
    this.people = people;
    this.portals = portals;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @Nullable Long appId,
      @Doc("The dialog that is looked at.") @OrElse("DIALOG_ID_EMPTY") DialogId dialogId,
      @Doc("The message whose button was pressed; absent: none.") @Nullable MessageId messageId,
      @Doc("What the button carries as `APP_PARAMS`.") @Nullable String buttonParams,
      @Doc("Language of the title and of the page; absent: the portal's.")
          @Nullable String languageId,
      @Doc("Whether the browser is Chrome or one of its kind.") @Nullable Boolean isChrome) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Opened(
      @Doc("Its id.") long id,
      @Doc("What stands on it.") String title,
      @Doc("PUT, SEND, CALL or SUPPORT; empty: a page opens.") String jsMethod,
      @Doc("The command, number or line.") String jsParam,
      @Doc("The address the page is opened with; empty where there is none.") String address,
      @Doc("The width it wishes.") long iframeWidth,
      @Doc("The height it wishes.") long iframeHeight) {}

  @Override
  public MethodSpec<Params, Opened> spec() {
    return MethodSpec.<Params, Opened>reading("confab.botapps.open", Params.class, Opened.class)
        .needs(Scope.CONFAB)
        .refusesWith(BotAppError.DIALOG_ID_EMPTY, BotAppError.APP_NOT_FOUND);
  }

  @Override
  public Opened handle(Call call, Params asked) {
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var app = asked.appId() == null ? null : apps.openTo(call.reads(), person, asked.appId());
    if (app == null) {
      throw BotAppError.APP_NOT_FOUND.refuse();
    }
    var portal = portals.get(call.caller().portal());
    var language = requireNonNullElse(asked.languageId(), portal.language());
    var opening =
        new FrameOpening(
            call.origin().base(),
            person.id(),
            asked.dialogId(),
            asked.messageId(),
            requireNonNullElse(asked.buttonParams(), ""),
            language,
            requireNonNullElse(asked.isChrome(), false));
    return new Opened(
        app.id(),
        title(app.text(language), app.code()),
        app.jsMethod(),
        app.jsParam(),
        apps.page(call.reads(), app, opening),
        app.iframeWidth(),
        app.iframeHeight());
  }

  private static String title(@Nullable BotAppText text, String code) {
    var title = text == null ? null : text.title();
    return title == null || title.isBlank() ? code : title;
  }
}
