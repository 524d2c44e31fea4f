package dev.confab.hooks.rest.admin;

import dev.confab.access.Administrator;
import dev.confab.access.App;
import dev.confab.access.Scope;
import dev.confab.basics.AppId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.hooks.Hook;
import dev.confab.hooks.HookEvent;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists the outgoing webhooks of the portal, without what proves them, and what they can be told.
final class OutgoingList implements RestMethod<OutgoingList.Params, OutgoingList.Shown> {
  private static final int PAGE_MAX = 200;

  private final OutgoingDesk desk;

  OutgoingList(OutgoingDesk desk) {
    this.desk = desk;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only webhooks with greater ids.") @Nullable AppId after,
      @Doc("Most webhooks, up to 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The webhooks.") List<Row> outgoing,
      @Doc("The events that one can be told of.") List<String> known,
      @Doc("The AFTER of the next page; null on the last.") @Nullable AppId next) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Row(
      @Doc("The webhook; its events carry it as their application.") AppId id,
      @Doc("What it is called.") String name,
      @Doc("Where its events are posted.") List<String> urls,
      @Doc("What it is told of.") List<String> events,
      @Doc("Since when nothing is posted, as its address answered 410 then.")
          @Nullable Instant suspendedSince,
      @Doc(
              "Why its address is not likely to be reached, as a sentence: looked into soon after"
                  + " the webhook was made. Null: nothing was found.")
          @Nullable String warning,
      @Doc("Whether the portal file declares it, and its next start brings it back.")
          boolean declared) {}

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading(
            "confab.admin.outgoing.list", Params.class, Shown.class)
        .needs(Scope.CONFAB, Administrator.REQUIRED);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, PAGE_MAX);
    var after = asked.after() == null ? new AppId(0) : asked.after();
    var page = desk.apps().after(call.reads(), App.OUTGOING, after, limit);
    var next = page.size() == limit ? page.getLast().id() : null;
    return new Shown(
        page.stream().map(app -> row(call, app)).toList(),
        HookEvent.names(HookEvent::isForEverybody),
        next);
  }

  private Row row(Call call, App app) {
    var hooks = desk.hooks().ofApp(call.reads(), app.id());
    var urls = hooks.stream().map(Hook::url).distinct().toList();
    var portal = call.caller().portal();
    var notes = urls.stream().map(url -> desk.care().of(portal, app.id(), url)).toList();
    return new Row(
        app.id(),
        app.clientId(),
        urls,
        hooks.stream().map(hook -> hook.event().name()).distinct().toList(),
        first(notes, OutgoingCare.Note::suspendedSince),
        first(notes, OutgoingCare.Note::warning),
        desk.declared().holds(portal, app.id()));
  }

  private static <T> @Nullable T first(
      List<OutgoingCare.Note> notes, Function<OutgoingCare.Note, @Nullable T> part) {
    return notes.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
