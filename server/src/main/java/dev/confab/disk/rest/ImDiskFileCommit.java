package dev.confab.disk.rest;

import static dev.confab.disk.DiskError.ACCESS_ERROR;
import static dev.confab.disk.DiskError.CHAT_ID_EMPTY;
import static dev.confab.disk.DiskError.DIALOG_ID_EMPTY;
import static dev.confab.disk.DiskError.FILES_ERROR;
import static dev.confab.disk.DiskError.SAVE_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.basics.OrElse;
import dev.confab.chats.Chat;
import dev.confab.disk.Caption;
import dev.confab.disk.Disk;
import dev.confab.disk.DiskFile;
import dev.confab.messages.MessageError;
import dev.confab.messages.SentOnce;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows files in a chat. (api-reference/chats/files/im-disk-file-commit.md)
final class ImDiskFileCommit implements RestMethod<ImDiskFileCommit.Params, ObjectNode> {
  /// Most files of a message.
  private static final int FILES_MAX = 100;

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The chat.") @Nullable String chatId,
      @Doc("The chat as `chat{id}`, or a user's id for the private dialog.")
          @Nullable String dialogId,
      @Doc("The file, or several.") @Nullable JsonNode fileId,
      @Doc("The same, to be shown as pictures where they are images.") @Nullable JsonNode uploadId,
      @Doc("The text of the message.") @Default("") String message,
      @Doc("`Y`: connectors of open lines are to tell it quietly; bots are told so.")
          @Nullable String silentMode,
      @Doc("`Y`: images of `UPLOAD_ID` are shown as files too.") @Nullable String asFile,
      @Doc("The message answered, of the same chat. Ours alone.") @Nullable @OrElse("PARAMS_WRONG")
          MessageId replyId,
      @Doc(
              "The client's own name for the message, at most 230 characters. The same files and"
                  + " words sent again into the same dialog within a day answer the first"
                  + " message's number. Ours alone.")
          @Nullable String templateId) {}

  private final Disk disk;
  private final Dialogs dialogs;
  private final FileCards cards;
  private final SentOnce once;

  ImDiskFileCommit(Disk disk, Dialogs dialogs, FileCards cards, SentOnce once) {
    this.disk = disk;
    this.dialogs = dialogs;
    this.cards = cards;
    this.once = once;
  }

  @Override
  public MethodSpec<Params, ObjectNode> spec() {
    return MethodSpec.<Params, ObjectNode>writing(
            "im.disk.file.commit", Params.class, ObjectNode.class)
        .deprecated("im.v2.File.upload")
        .needs(Scope.IM)
        .refusesWith(
            CHAT_ID_EMPTY,
            DIALOG_ID_EMPTY,
            FILES_ERROR,
            SAVE_ERROR,
            ACCESS_ERROR,
            MessageError.PARAMS_WRONG,
            MessageError.REPLY_UNAVAILABLE,
            MessageError.REPLY_ELSEWHERE);
  }

  @Override
  public ObjectNode handle(Call call, Params asked) {
    var chat = dialogs.of(call, asked.chatId(), asked.dialogId());
    var named = asked.fileId() == null ? asked.uploadId() : asked.fileId();
    if (named == null) {
      throw FILES_ERROR.refuse();
    }
    var files = readable(call, named);
    SAVE_ERROR.unless(!files.isEmpty());
    var asFile = asked.fileId() != null || "Y".equals(asked.asFile());
    var me = call.caller().user();
    var name = SentOnce.name(asked.templateId());
    var said = Arrays.asList(ids(files), asked.message(), asFile, asked.replyId());
    var caption =
        new Caption(
            asked.message(),
            asFile,
            asked.replyId(),
            SentOnce.uuid(name),
            "Y".equalsIgnoreCase(asked.silentMode()));
    var message =
        once.send(
            call.tx(),
            me,
            chat.dialogFor(me),
            name,
            said,
            () -> disk.show(call.tx(), me, chat, files, caption));
    var shown = Json.mapper().createObjectNode();
    files(call, chat, files, asFile, shown);
    return shown.put("MESSAGE_ID", message.value());
  }

  private static List<FileId> ids(List<DiskFile> files) {
    return files.stream().map(DiskFile::id).toList();
  }

  private List<DiskFile> readable(Call call, JsonNode named) {
    var files = new ArrayList<DiskFile>();
    for (var node : named.isContainer() ? named.values() : List.of(named)) {
      var text = node.asString("").strip();
      var id = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
      var file = id == 0 ? null : disk.readable(call.tx(), call.caller().user(), new FileId(id));
      if (file != null && !files.contains(file) && files.size() < FILES_MAX) {
        files.add(file);
      }
    }
    return files;
  }

  private void files(Call call, Chat chat, List<DiskFile> files, boolean asFile, ObjectNode into) {
    var shown = into.putObject("FILES");
    var ids = into.putArray("DISK_ID");
    var models = into.putObject("FILE_MODELS");
    var me = cards.author(call.reads(), call.caller().user());
    for (var file : files) {
      var key = "upload" + file.id();
      shown.set(key, cards.card(call.origin().base(), file, chat.id(), me, asFile, null));
      ids.add(file.id().toString());
      models.set(key, FileCards.model(file));
    }
  }
}
