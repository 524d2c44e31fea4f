package dev.confab.botapps.rest;

import dev.confab.access.Scope;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.botapps.BotApp;
import dev.confab.botapps.BotAppText;
import dev.confab.botapps.BotApps;
import dev.confab.files.Files;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the applications that bots show to the caller.
final class BotAppList implements RestMethod<BotAppList.Params, List<BotAppList.Shown>> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Language of the titles; absent: the portal's.") @Nullable String languageId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("Its id.") long id,
      @Doc("Whose it is.") UserId botId,
      @Doc("Its code.") String code,
      @Doc("What stands on it.") String title,
      @Doc("What it does.") String description,
      @Doc("Whose it is, in words.") String copyright,
      @Doc("Where it is shown.") String context,
      @Doc("Path of the picture, or empty.") String icon,
      @Doc("PUT, SEND, CALL or SUPPORT; empty: a page opens.") String jsMethod,
      @Doc("The command, number or line.") String jsParam,
      @Doc("Address of the page.") String iframe,
      @Doc("Its width.") long iframeWidth,
      @Doc("Its height.") long iframeHeight,
      @Doc("Whether it stays while one moves between dialogs.") boolean iframePopup) {}

  private final BotApps apps;
  private final People people;
  private final Portals portals;
  private final Files files;

  BotAppList(BotApps apps, People people, Portals portals, Files files) {
    this.apps = apps;
    this.people = people;
    this.portals = portals;
    this.files = files;
  }

  @Override
  public MethodSpec<Params, List<Shown>> spec() {
    return MethodSpec.<Params, List<Shown>>reading("confab.botapps.list", Params.class, List.class)
        .needs(Scope.CONFAB);
  }

  @Override
  public List<Shown> handle(Call call, Params asked) {
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var portal = portals.get(call.caller().portal());
    var language = asked.languageId() == null ? portal.language() : asked.languageId();
    return apps.shownTo(call.reads(), person).stream()
        .map(app -> shown(call, app, app.text(language)))
        .toList();
  }

  private Shown shown(Call call, BotApp app, @Nullable BotAppText text) {
    var icon = app.icon();
    return new Shown(
        app.id(),
        app.bot(),
        app.code(),
        text == null ? app.code() : orEmpty(text.title()),
        text == null ? "" : orEmpty(text.description()),
        text == null ? "" : orEmpty(text.copyright()),
        app.context(),
        icon == null ? "" : files.path(call.reads(), icon),
        app.jsMethod(),
        app.jsParam(),
        app.iframe(),
        app.iframeWidth(),
        app.iframeHeight(),
        app.popup());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
