package dev.confab.disk.rest;

import static java.util.Objects.requireNonNull;

import dev.confab.access.Scope;
import dev.confab.basics.ChatId;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.basics.PortalId;
import dev.confab.chats.Chats;
import dev.confab.disk.Disk;
import dev.confab.disk.Shelf;
import dev.confab.messages.MessageError;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Reads;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Lists what was sent into a dialog as files, newest first, as far back as the caller sees its
/// messages. One call looks at 1,500 files at most and says where the next one goes on. Ours alone;
/// the original's own clients do it in another way.
final class MessengerFiles implements RestMethod<MessengerFiles.Params, MessengerFiles.Files> {
  private static final int LIMIT_MAX = 50;
  private static final Map<String, Shelf.Kind> KINDS =
      Map.of("", Shelf.Kind.ALL, "image", Shelf.Kind.IMAGE, "file", Shelf.Kind.FILE);

  private final Disk disk;
  private final People people;
  private final Chats chats;
  private final FileCards cards;
  private final Function<PortalId, ZoneId> zones;

  MessengerFiles(Disk disk, People people, Chats chats, Function<PortalId, ZoneId> zones) {
    this.disk = disk;
    this.people = people;
    this.chats = chats;
    this.cards = new FileCards(people, zones);
    this.zones = zones;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("`chat{id}`, `sg{id}` of a workgroup, or a user's id.") @OrElse("DIALOG_ID_EMPTY")
          DialogId dialogId,
      @Doc("`image`: only what is shown as a picture; `file`: only the rest; empty: both.")
          @Default("")
          String kind,
      @Doc("Only files of messages older than this one: `next` of the answer before.")
          @Nullable MessageId beforeId,
      @Doc("How many, at most 50; those of one message stay together.") @Default("30")
          long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Sent(
      @Doc("The message that shows it.") MessageId messageId,
      @Doc("The file, as `files` of `im.dialog.messages.get` has it.") ObjectNode file) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Files(
      @Doc("What was sent, newest first.") List<Sent> files,
      @Doc("Where the next look begins; null: everything was looked at.")
          @Nullable MessageId next) {}

  @Override
  public MethodSpec<Params, Files> spec() {
    return MethodSpec.<Params, Files>reading("confab.messenger.files", Params.class, Files.class)
        .needs(Scope.CONFAB)
        .refusesWith(
            MessageError.DIALOG_ID_EMPTY, MessageError.PARAMS_WRONG, MessageError.NO_ACCESS);
  }

  @Override
  public Files handle(Call call, Params asked) {
    var kind = KINDS.get(asked.kind());
    if (kind == null) {
      throw MessageError.PARAMS_WRONG.refuse();
    }
    var me = call.caller().user();
    var chat = chats.openTo(call.reads(), me, asked.dialogId());
    if (chat == null) {
      return unwritten(call, asked.dialogId());
    }
    var member = chats.reader(call.reads(), chat, me);
    var limit = Math.clamp(asked.limit(), 1, LIMIT_MAX);
    var look = disk.shelf().look(call.reads(), chat, member, asked.beforeId(), kind, limit);
    var zone = zones.apply(call.caller().portal());
    return new Files(
        sent(call.reads(), call.origin().base(), zone, chat.id(), look.items()), look.next());
  }

  /// A private dialog in which nobody has written yet has no files; that is nothing forbidden.
  private Files unwritten(Call call, DialogId dialog) {
    var known =
        dialog instanceof DialogId.WithUser(var user)
            && people.mayMeet(call.reads(), call.caller().user(), user);
    MessageError.NO_ACCESS.unless(known);
    return new Files(List.of(), null);
  }

  List<Sent> sent(Reads reads, String base, ZoneId zone, ChatId chat, List<Shelf.Item> items) {
    var authors = cards.authors(reads, items.stream().map(item -> item.post().user()).toList());
    var sent = new ArrayList<Sent>();
    for (var item : items) {
      var date = Json.TIME.format(item.message().created().atZone(zone));
      var post = item.post();
      var author = requireNonNull(authors.get(post.user()));
      var card = cards.card(base, item.file(), chat, author, post.asFile(), date);
      sent.add(new Sent(item.message().id(), card));
    }
    return sent;
  }
}
