package dev.confab.disk;

import dev.confab.basics.ChatId;
import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.blobs.Blob;
import dev.confab.blobs.Blobs;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.files.Image;
import dev.confab.files.Shrunk;
import dev.confab.messages.Changes;
import dev.confab.messages.Draft;
import dev.confab.messages.Message;
import dev.confab.messages.MessageNews;
import dev.confab.messages.Messages;
import dev.confab.sql.Counter;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folders and files of chats, and who may read them.
public final class Disk {
  /// What everything is handed out as that is no image.
  public static final String BYTES = "application/octet-stream";

  /// The name of the folder of what a user saved.
  public static final String SAVED = "Saved Files";

  /// Most messages of a file that are looked at for those of one chat, the newest first.
  private static final int POSTS_MAX = 1_000;

  private static final int CHATS_AT_HAND_MAX = 50_000;

  private static final int KEY_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Store store;
  private final Chats chats;
  private final Messages messages;
  private final Changes changes;
  private final InstantSource clock;
  private final Links links;
  private final UploadTokens uploads;
  private final Contents contents;
  private final Previews previews;
  private final Shelf shelf;
  private final Showings showings;
  private final WriterCache<ChatId, Optional<FileId>> ofChats;

  /// The files of these chats.
  public Disk(
      Store store,
      Blobs blobs,
      Chats chats,
      Messages messages,
      Changes changes,
      InstantSource clock) {
    this.store = store;
    this.chats = chats;
    this.messages = messages;
    this.changes = changes;
    this.clock = clock;
    this.links = new Links(store, this, clock);
    this.uploads = new UploadTokens(store, this, clock);
    this.contents = new Contents(store, blobs);
    this.previews = new Previews(store, contents);
    this.shelf = new Shelf(messages);
    this.showings = new Showings(chats, messages);
    this.ofChats = new WriterCache<>(store, CHATS_AT_HAND_MAX);
    chats.onRemoval(this::forget);
    changes.onNews(
        (tx, news) -> {
          if (news instanceof MessageNews.Deleted deleted) {
            release(tx, deleted.message());
          }
        });
    messages.forwarding().onForward(this::repeat);
  }

  /// A chat is gone with its messages, and with it the files of its folder that no other chat
  /// shows, and those of other folders that only it showed.
  private void forget(Tx tx, ChatId chat) {
    ofChats.forget(tx, chat);
    DiskSql.shownFiles(tx, chat).forEach(file -> release(tx, file));
    DiskSql.deletePosts(tx, chat);
    var folder = DiskSql.folder(tx, Folder.Kind.CHAT, chat.value());
    if (folder == null) {
      return;
    }
    for (var file : DiskSql.files(tx, folder.id())) {
      if (!showings.isShown(tx, file.id())) {
        DiskSql.delete(tx, file);
      }
    }
  }

  /// A message is deleted, and with it the files that no other message shows.
  private void release(Tx tx, Message deleted) {
    var params = deleted.params();
    if (params == null || !params.contains("\"FILE_ID\"")) {
      return;
    }
    for (var post : DiskSql.posts(tx, deleted.id())) {
      if (deleted.shows(post.file())) {
        release(tx, post.file());
      }
    }
  }

  /// Deletes a file of a chat that no message shows any more, if its creator had shown it or its
  /// chat is gone. What others showed of his stays his, and so does what somebody saved for
  /// himself.
  private void release(Tx tx, FileId id) {
    var file = DiskSql.file(tx, id);
    var folder = file == null ? null : DiskSql.folder(tx, file.folder());
    if (file == null || folder == null || folder.kind() != Folder.Kind.CHAT) {
      return;
    }
    if (!showings.isShown(tx, id) && (wasShownBy(tx, file) || isHomeless(tx, folder))) {
      DiskSql.delete(tx, file);
    }
  }

  private static boolean wasShownBy(Tx tx, DiskFile file) {
    return DiskSql.posts(tx, file.id(), POSTS_MAX).stream()
        .anyMatch(post -> post.user().equals(file.createdBy()));
  }

  private boolean isHomeless(Tx tx, Folder folder) {
    return chats.find(tx, new ChatId(folder.owner())) == null;
  }

  /// The folder of a chat, made when it is first asked for.
  public Folder folderOf(Tx tx, Chat chat) {
    var folder = folder(tx, Folder.Kind.CHAT, chat.id().value());
    ofChats.put(tx, chat.id(), Optional.of(folder.id()));
    return folder;
  }

  private Folder folder(Tx tx, Folder.Kind kind, long owner) {
    var known = DiskSql.folder(tx, kind, owner);
    if (known != null) {
      return known;
    }
    var folder = new Folder(new FileId(tx.nextId(Counter.FILE)), kind, owner);
    DiskSql.insert(tx, folder);
    return folder;
  }

  /// The folder of this id, where the user may put files; refuses otherwise.
  public Folder open(Reads reads, UserId user, FileId id) {
    var folder = DiskSql.folder(reads, id);
    if (folder == null) {
      throw DiskError.NOT_FOUND.refuse(id);
    }
    DiskError.FOLDER_CLOSED.unless(isTheirs(reads, user, folder));
    return folder;
  }

  private boolean isTheirs(Reads reads, UserId user, Folder folder) {
    return switch (folder.kind()) {
      case SAVED -> folder.owner() == user.value();
      case CHAT -> isIn(reads, user, new ChatId(folder.owner()));
    };
  }

  private boolean isIn(Reads reads, UserId user, ChatId id) {
    var chat = chats.find(reads, id);
    return chat != null && chats.isMember(reads, chat, user);
  }

  /// Puts a file into a folder. Refuses a name that is taken, unless another one may be made of it.
  ///
  /// @param blob its bytes, which were kept before
  public DiskFile upload(
      Tx tx, UserId by, Folder folder, String asked, Blob blob, boolean uniqueName) {
    var name = FileNames.clean(asked);
    if (uniqueName) {
      name = FileNames.free(name, one -> DiskSql.isTaken(tx, folder.id(), one));
    }
    DiskError.NOT_SAVED.unless(!DiskSql.isTaken(tx, folder.id(), name));
    var image = picture(blob);
    var id = new FileId(tx.nextId(Counter.FILE));
    var file =
        new DiskFile(
            id,
            folder.id(),
            name,
            blob.size(),
            image == null ? BYTES : image.mediaType(),
            image == null ? 0 : image.width(),
            image == null ? 0 : image.height(),
            key(),
            blob.etag(),
            id,
            by,
            clock.instant());
    DiskSql.insert(tx, file);
    contents.name(tx, id, blob);
    return file;
  }

  /// The image these bytes are; null for what is none, is not whole, or too large to be looked at:
  /// that is a file like any other.
  private static @Nullable Image picture(Blob blob) {
    var image = Image.whole(blob.head(), blob.tail(), blob.size());
    return image != null && Shrunk.isBearable(image.width(), image.height()) ? image : null;
  }

  private static String key() {
    var key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /// A file this user may read: one's own, one in a folder of one's own, one that a message shows
  /// which one sees, or one in the folder of one's chat that nothing there shows yet. Null for any
  /// other.
  public @Nullable DiskFile readable(Reads reads, UserId user, FileId id) {
    var file = DiskSql.file(reads, id);
    var folder = file == null ? null : DiskSql.folder(reads, file.folder());
    if (file == null || folder == null) {
      return null;
    }
    var home = folder.kind() == Folder.Kind.CHAT ? new ChatId(folder.owner()) : null;
    var may =
        file.createdBy().equals(user)
            || (home == null && isTheirs(reads, user, folder))
            || showings.isOpen(reads, user, id, home);
    return may ? file : null;
  }

  /// A file that a dialog of this user shows, or that stands in its folder; null otherwise.
  public @Nullable DiskFile shownIn(Reads reads, UserId user, Chat chat, FileId id) {
    var file = readable(reads, user, id);
    var folder = file == null ? null : DiskSql.folder(reads, file.folder());
    var isHere =
        folder != null && folder.kind() == Folder.Kind.CHAT && folder.owner() == chat.id().value();
    return isHere
            || DiskSql.posts(reads, id, POSTS_MAX).stream()
                .anyMatch(post -> post.chat().equals(chat.id()) && isShown(reads, post))
        ? file
        : null;
  }

  /// The folder of a chat; null while there is none. Every event shows it, so the writer has it at
  /// hand.
  public @Nullable FileId folderIfAny(Reads reads, Chat chat) {
    var known =
        reads instanceof Tx tx
            ? ofChats.get(tx, chat.id(), t -> look(t, chat.id()))
            : look(reads, chat.id());
    return known == null ? null : known.orElse(null);
  }

  private static Optional<FileId> look(Reads reads, ChatId chat) {
    return Optional.ofNullable(DiskSql.folder(reads, Folder.Kind.CHAT, chat.value()))
        .map(Folder::id);
  }

  /// Posts a message that shows files. Refuses to answer a message that its author does not see in
  /// the chat.
  public MessageId show(Tx tx, UserId by, Chat chat, List<DiskFile> files, Caption caption) {
    var params = Json.mapper().createObjectNode();
    var ids = params.putArray("FILE_ID");
    files.forEach(file -> ids.add(file.id().value()));
    if (caption.answers() != null) {
      messages.checkReply(tx, chat, by, caption.answers());
      params.put("REPLY_ID", caption.answers().value());
    }
    var draft =
        new Draft(
            by,
            chat,
            caption.text(),
            false,
            params,
            false,
            caption.uuid(),
            caption.silentConnector(),
            true);
    var message = messages.post(tx, draft);
    for (var file : files) {
      DiskSql.insert(tx, new DiskPost(file.id(), chat.id(), message, by, caption.asFile()));
    }
    return message;
  }

  /// Addresses that hand a file out once.
  public Links links() {
    return links;
  }

  /// Addresses that take a file once.
  public UploadTokens uploads() {
    return uploads;
  }

  /// The bytes of files.
  public Contents contents() {
    return contents;
  }

  /// Small pictures of images.
  public Previews previews() {
    return previews;
  }

  /// What was sent into chats as files.
  public Shelf shelf() {
    return shelf;
  }

  /// Shows the files of a message in its copy too.
  private void repeat(Tx tx, Message original, MessageId copy, Chat chat, UserId by) {
    for (var post : DiskSql.posts(tx, original.id())) {
      DiskSql.insert(tx, new DiskPost(post.file(), chat.id(), copy, by, post.asFile()));
    }
  }

  /// The files a message shows.
  public List<DiskPost> shownBy(Reads reads, MessageId message) {
    return DiskSql.posts(reads, message);
  }

  /// A file by its id, whoever asks; null when there is none.
  public @Nullable DiskFile find(Reads reads, FileId id) {
    return DiskSql.file(reads, id);
  }

  /// Copies a file into the user's folder of saved files; the content is shared.
  public DiskFile save(Tx tx, UserId user, DiskFile file) {
    var folder = folder(tx, Folder.Kind.SAVED, user.value());
    var name = FileNames.free(file.name(), one -> DiskSql.isTaken(tx, folder.id(), one));
    var id = new FileId(tx.nextId(Counter.FILE));
    var copy = file.copy(id, folder.id(), name, key(), user, clock.instant());
    DiskSql.insert(tx, copy);
    return copy;
  }

  /// Takes a file out of a chat: out of the messages of this user that show it there. A file of his
  /// that stands in the chat's folder is deleted, and goes out of all messages, wherever they are.
  /// Only who sent it can; for anybody else in the chat nothing happens. False when there is no
  /// such file in the chat, or the user is not in it. Of a file that was shown more often than
  /// [#POSTS_MAX] times, the newest messages are looked at.
  public boolean remove(Tx tx, UserId user, ChatId id, FileId fileId) {
    var chat = chats.find(tx, id);
    var file = DiskSql.file(tx, fileId);
    if (chat == null || file == null || !chats.isMember(tx, chat, user)) {
      return false;
    }
    var folder = DiskSql.folder(tx, file.folder());
    var isHere =
        folder != null && folder.kind() == Folder.Kind.CHAT && folder.owner() == id.value();
    var posts = DiskSql.posts(tx, fileId, POSTS_MAX);
    if (!isHere && posts.stream().noneMatch(post -> post.chat().equals(id) && isShown(tx, post))) {
      return false;
    }
    var goes = isHere && file.createdBy().equals(user);
    for (var post : posts) {
      if (goes || (post.chat().equals(id) && post.user().equals(user))) {
        drop(tx, user, post); // its row stays: it was shown, so that who came later is kept out
      }
    }
    if (goes) {
      DiskSql.delete(tx, file);
    } else {
      release(tx, fileId);
    }
    return true;
  }

  private boolean isShown(Reads reads, DiskPost post) {
    var message = messages.find(reads, post.message());
    return message != null && message.shows(post.file());
  }

  private void drop(Tx tx, UserId user, DiskPost post) {
    var message = messages.find(tx, post.message());
    var chat = chats.find(tx, post.chat());
    if (message != null && chat != null && message.shows(post.file())) {
      changes.dropFile(tx, user, new Changes.Open(message, chat), post.file());
    }
  }

  /// The file at an address; null when there is none, or the key is not its own.
  public @Nullable DiskFile at(PortalId portal, long id, String key) {
    var file = DiskSql.file(store.reads(portal), new FileId(id));
    return file != null && file.accessKey().equals(key) ? file : null;
  }
}
