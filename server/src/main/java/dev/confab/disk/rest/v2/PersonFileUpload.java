package dev.confab.disk.rest.v2;

import static dev.confab.access.Scope.IM;
import static dev.confab.disk.FileV2Error.ACCESS_DENIED;
import static dev.confab.disk.FileV2Error.CHAT_NOT_FOUND;
import static dev.confab.disk.FileV2Error.FILE_EMPTY;
import static dev.confab.disk.FileV2Error.FOLDER;
import static dev.confab.disk.FileV2Error.INVALID_CONTENT;
import static dev.confab.disk.FileV2Error.SEND_FAILED;
import static dev.confab.disk.FileV2Error.TOO_LARGE;
import static dev.confab.disk.FileV2Error.UPLOAD_FAILED;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.blobs.Blob;
import dev.confab.disk.rest.FileCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puts a file into a chat as the calling user. (im.v2/files/file-upload.md)
final class PersonFileUpload implements RestMethod<PersonFileUpload.Params, PersonFileUpload.Sent> {
  private static final Uploads.Words WORDS =
      new Uploads.Words(FILE_EMPTY, FOLDER, UPLOAD_FAILED, SEND_FAILED);

  record Params(
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("The file.") @Nullable SentFields fields) {}

  record Sent(
      @Doc("The file.") JsonNode file,
      @Doc("The message that shows it.") MessageId messageId,
      @Doc("The chat.") ChatId chatId,
      @Doc("The dialog as the caller calls it.") String dialogId) {}

  private final Own own;
  private final Uploads uploads;
  private final FileCards cards;

  PersonFileUpload(Own own, Uploads uploads, FileCards cards) {
    this.own = own;
    this.uploads = uploads;
    this.cards = cards;
  }

  @Override
  public MethodSpec<Params, Sent> spec() {
    return MethodSpec.<Params, Sent>preparing("im.v2.File.upload", Params.class, Sent.class)
        .needs(IM)
        .refusesWith(
            FILE_EMPTY,
            TOO_LARGE,
            INVALID_CONTENT,
            CHAT_NOT_FOUND,
            ACCESS_DENIED,
            FOLDER,
            UPLOAD_FAILED,
            SEND_FAILED)
        .oversizedIs(TOO_LARGE)
        .notInBatch();
  }

  @Override
  public Sent handle(Call call, Params asked) {
    return uploads.keep(
        call.caller().portal(),
        asked.fields(),
        WORDS,
        (content, blob) -> call.write(writing -> put(writing, asked, content, blob)));
  }

  private Sent put(Call call, Params asked, Uploads.Content content, Blob blob) {
    var me = call.caller().user();
    var chat = own.entered(call, asked.dialogId());
    var shown = uploads.show(call.tx(), me, chat, content, blob, WORDS);
    return new Sent(
        cards.whole(call, shown.file(), chat.id(), me),
        shown.message(),
        chat.id(),
        chat.dialogFor(me).toString());
  }
}
