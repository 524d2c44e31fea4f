package dev.confab.botapps.rest;

import static dev.confab.access.AccessError.SESSION_ONLY;
import static java.util.Objects.requireNonNullElse;

import dev.confab.access.Scope;
import dev.confab.access.Sessions;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.botapps.BotApp;
import dev.confab.botapps.BotAppError;
import dev.confab.botapps.BotAppText;
import dev.confab.botapps.BotApps;
import dev.confab.botapps.FrameOpening;
import dev.confab.chats.ChatError;
import dev.confab.chats.Chats;
import dev.confab.messages.AppButtons;
import dev.confab.messages.Messages;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import dev.confab.sql.Reads;
import org.jspecify.annotations.Nullable;

/// Says what is to be done to open an application: the command, or the page with all it is to know.
/// What proves to the page who its user is holds for ever, so only his own browser is told, and not
/// what programs and other applications call as him.
final class BotAppOpen implements RestMethod<BotAppOpen.Params, BotAppOpen.Opened> {
  private final BotApps apps;
  private final People people;
  private final Portals portals;
  private final Chats chats;
  private final Messages messages;

  BotAppOpen(BotApps apps, People people, Portals portals, Chats chats, Messages messages) {
    this.apps = apps;
    this.people = people;
    this.portals = portals;
    this.chats = chats;
    this.messages = messages;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The application.") @Nullable Long appId,
      @Doc("The dialog that is looked at.") @OrElse("DIALOG_ID_EMPTY") DialogId dialogId,
      @Doc("The message whose button was pressed; absent: none.") @Nullable MessageId messageId,
      @Doc("What the button carries as `APP_PARAMS`: the message holds a button with it.")
          @Default("")
          String buttonParams,
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
        .refusesWith(
            BotAppError.DIALOG_ID_EMPTY,
            SESSION_ONLY,
            BotAppError.APP_NOT_FOUND,
            ChatError.NO_DIALOG,
            BotAppError.MESSAGE_NOT_FOUND);
  }

  @Override
  public Opened handle(Call call, Params asked) {
    SESSION_ONLY.unless(Sessions.idOf(call.caller()) != null);
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var app = asked.appId() == null ? null : apps.openTo(call.reads(), person, asked.appId());
    if (app == null) {
      throw BotAppError.APP_NOT_FOUND.refuse();
    }
    checkPlace(call.reads(), person.id(), app, asked);
    var portal = portals.get(call.caller().portal());
    var language = requireNonNullElse(asked.languageId(), portal.language());
    var opening =
        new FrameOpening(
            call.origin().base(),
            person.id(),
            asked.dialogId(),
            asked.messageId(),
            asked.buttonParams(),
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

  /// Refuses a dialog that is not open to the user, a message he does not see in it, and a button
  /// that is not under that message: what a page is told of a button is the bot's word, not the
  /// browser's.
  private void checkPlace(Reads reads, UserId user, BotApp app, Params asked) {
    var chat = chats.openTo(reads, user, asked.dialogId());
    if (chat == null) {
      throw ChatError.NO_DIALOG.refuse();
    }
    var id = asked.messageId();
    if (id == null) {
      return;
    }
    var message = messages.find(reads, id);
    if (message == null
        || message.isDeleted()
        || !message.chat().equals(chat.id())
        || id.value() < chats.reader(reads, chat, user).seesFrom()) {
      throw BotAppError.MESSAGE_NOT_FOUND.refuse();
    }
    BotAppError.APP_NOT_FOUND.unless(AppButtons.holds(message, app.id(), asked.buttonParams()));
  }

  private static String title(@Nullable BotAppText text, String code) {
    var title = text == null ? null : text.title();
    return title == null || title.isBlank() ? code : title;
  }
}
