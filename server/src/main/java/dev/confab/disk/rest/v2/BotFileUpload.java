package dev.confab.disk.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.disk.FileV2Error.BOT_FILE_EMPTY;
import static dev.confab.disk.FileV2Error.BOT_FOLDER;
import static dev.confab.disk.FileV2Error.BOT_SEND_FAILED;
import static dev.confab.disk.FileV2Error.BOT_UPLOAD_FAILED;
import static dev.confab.disk.FileV2Error.INVALID_CONTENT;
import static dev.confab.disk.FileV2Error.TOO_LARGE;

import dev.confab.basics.ChatId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Reworded;
import dev.confab.basics.Whole;
import dev.confab.blobs.Blob;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.rest.v2.Door;
import dev.confab.disk.rest.FileCards;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Puts a file into a chat as a bot. (imbot.v2/files/file-upload.md)
final class BotFileUpload implements RestMethod<BotFileUpload.Params, BotFileUpload.Sent> {
  private static final Uploads.Words WORDS =
      new Uploads.Words(BOT_FILE_EMPTY, BOT_FOLDER, BOT_UPLOAD_FAILED, BOT_SEND_FAILED);

  record Params(
      @Whole BotKey bot,
      @Doc(
              "`chat{id}`, or a user's id for the private dialog, which is made when it does not"
                  + " exist.")
          @Nullable DialogId dialogId,
      @Doc("The file.") @Nullable SentFields fields) {}

  record Sent(
      @Doc("The file.") JsonNode file,
      @Doc("The message that shows it.") MessageId messageId,
      @Doc("The chat.") ChatId chatId,
      @Doc("The dialog as the bot calls it.") String dialogId) {}

  private final Door door;
  private final Uploads uploads;
  private final FileCards cards;

  BotFileUpload(Door door, Uploads uploads, FileCards cards) {
    this.door = door;
    this.uploads = uploads;
    this.cards = cards;
  }

  @Override
  public MethodSpec<Params, Sent> spec() {
    return MethodSpec.<Params, Sent>preparing("imbot.v2.File.upload", Params.class, Sent.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(
                BOT_FILE_EMPTY,
                TOO_LARGE,
                INVALID_CONTENT,
                BOT_FOLDER,
                BOT_UPLOAD_FAILED,
                BOT_SEND_FAILED))
        .oversizedIs(TOO_LARGE)
        .notInBatch();
  }

  @Override
  public Sent handle(Call call, Params asked) {
    door.bot(call, asked.bot());
    return uploads.keep(
        call.caller().portal(),
        asked.fields(),
        WORDS,
        (content, blob) -> call.write(writing -> put(writing, asked, content, blob)));
  }

  private Sent put(Call call, Params asked, Uploads.Content content, Blob blob) {
    var place = Reworded.as(BOT_FOLDER, () -> door.entered(call, asked.bot(), asked.dialogId()));
    var shown = uploads.show(call.tx(), place.me(), place.chat(), content, blob, WORDS);
    return new Sent(
        cards.brief(call, shown.file(), place.chat().id(), place.me()),
        shown.message(),
        place.chat().id(),
        place.chat().dialogFor(place.me()).toString());
  }
}
