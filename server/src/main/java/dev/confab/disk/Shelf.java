package dev.confab.disk;

import dev.confab.basics.FileId;
import dev.confab.basics.MessageId;
import dev.confab.chats.Chat;
import dev.confab.chats.Member;
import dev.confab.messages.Message;
import dev.confab.messages.Messages;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was sent into a chat as files, newest first.
public final class Shelf {
  /// Posts read at a time: more than a message can have, so that one is always there whole.
  private static final int BATCH = 150;

  /// Posts that one look reads at most: where it finds too few, the next one goes on.
  private static final int LOOKED_MAX = 10 * BATCH;

  private final Messages messages;

  Shelf(Messages messages) {
    this.messages = messages;
  }

  /// Which files are wanted.
  public enum Kind {
    /// All of them.
    ALL,
    /// Those that are shown as pictures.
    IMAGE,
    /// The others.
    FILE;

    boolean fits(DiskFile file, DiskPost post) {
      var picture = file.isImage() && !post.asFile();
      return this == ALL || picture == (this == IMAGE);
    }
  }

  /// A file and the message that shows it.
  public record Item(Message message, DiskPost post, DiskFile file) {}

  /// One look.
  ///
  /// @param next only what is older was not looked at; null: nothing is left
  public record Look(List<Item> items, @Nullable MessageId next) {}

  /// The files of messages that a member sees, older than `before`. Those of one message stay
  /// together, so a look may have a few more than `limit`.
  public Look look(
      Reads reads, Chat chat, Member member, @Nullable MessageId before, Kind kind, int limit) {
    var found = new ArrayList<Item>();
    long bound = before == null ? Long.MAX_VALUE : before.value();
    for (int looked = 0; looked < LOOKED_MAX; looked += BATCH) {
      var posts = DiskSql.posts(reads, chat.id(), bound, member.seesFrom(), BATCH);
      boolean last = posts.size() < BATCH;
      var whole = last ? posts : withoutLastMessage(posts);
      var batch = new Batch(reads, whole);
      for (var message : batch.newestFirst()) {
        found.addAll(batch.items(message, kind));
        bound = message.value();
        if (found.size() >= limit) {
          return new Look(found, message);
        }
      }
      if (last) {
        return new Look(found, null);
      }
    }
    return new Look(found, new MessageId(bound));
  }

  /// The last message of a full batch may go on behind it.
  private static List<DiskPost> withoutLastMessage(List<DiskPost> posts) {
    var cut = posts.getLast().message();
    var whole = posts.stream().filter(post -> !post.message().equals(cut)).toList();
    return whole.isEmpty() ? posts : whole;
  }

  /// Some posts, with what they are of.
  private final class Batch {
    private final List<DiskPost> posts;
    private final Map<MessageId, Message> shown;
    private final Map<FileId, DiskFile> files;

    Batch(Reads reads, List<DiskPost> posts) {
      this.posts = posts;
      var ids = posts.stream().map(DiskPost::message).distinct().toList();
      this.shown =
          messages.find(reads, ids).stream()
              .filter(message -> !message.isDeleted())
              .collect(Collectors.toMap(Message::id, Function.identity()));
      var wanted =
          posts.stream()
              .filter(post -> shown.containsKey(post.message()))
              .map(DiskPost::file)
              .distinct()
              .toList();
      this.files =
          DiskSql.files(reads, wanted).stream()
              .collect(Collectors.toMap(DiskFile::id, Function.identity()));
    }

    List<MessageId> newestFirst() {
      return posts.stream().map(DiskPost::message).distinct().toList();
    }

    List<Item> items(MessageId id, Kind kind) {
      var message = shown.get(id);
      if (message == null) {
        return List.of();
      }
      var items = new ArrayList<Item>();
      for (var post : posts) {
        var file = files.get(post.file());
        if (post.message().equals(id)
            && file != null
            && message.shows(file.id())
            && kind.fits(file, post)) {
          items.add(new Item(message, post, file));
        }
      }
      return items.reversed();
    }
  }
}
