package dev.confab.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.house.PortalContract;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Tx;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends PortalContract {

    Contract(Database database) {
      super(database);
    }

    private static NoticeDraft draft(UserId to, @Nullable UserId author, Kind kind, String tag) {
      var buttons = kind == Kind.ASKING ? "[{\"TITLE\":\"Yes\",\"VALUE\":\"Y\"}]" : null;
      return new NoticeDraft(to, author, kind, "Text", "", tag, "", buttons, null);
    }

    private @Nullable MessageId send(NoticeDraft draft) {
      return write(tx -> rooms.notifications().send(tx, draft));
    }

    private Feed feed() {
      return Objects.requireNonNull(rooms.notifications().feed(store.reads(portal), boris));
    }

    @Test
    void only_the_newest_are_kept() {
      write(
          tx -> {
            for (int i = 0; i < Notifications.KEPT_MAX + 3; i++) {
              rooms.notifications().send(tx, draft(boris, null, Kind.SYSTEM, ""));
            }
            return true;
          });
      assertThat(feed().total()).isEqualTo(Notifications.KEPT_MAX);
      assertThat(feed().unread()).isEqualTo(Notifications.KEPT_MAX);
      var all = new NoticeSearch("", List.of(), null, null, Set.of(), "");
      var reads = store.reads(portal);
      var found = rooms.notifications().search(reads, boris, all, Long.MAX_VALUE, 3);
      assertThat(found.total()).isEqualTo(Notifications.KEPT_MAX);
      assertThat(found.notices()).hasSize(3);
      var last = found.notices().getLast().id().value();
      assertThat(rooms.notifications().search(reads, boris, all, last, 1).notices())
          .singleElement()
          .satisfies(next -> assertThat(next.id().value()).isEqualTo(last - 1));
    }

    /// Whatever is done to them: the totals agree with the rows.
    @Test
    void the_totals_agree_with_the_notifications() {
      var random = new Random(4711);
      var notifications = rooms.notifications();
      for (int i = 0; i < 300; i++) {
        var id = new MessageId(1 + random.nextInt(300));
        var tag = "T" + random.nextInt(5);
        var kind = random.nextInt(4) == 0 ? Kind.ASKING : Kind.PERSONAL;
        int what = random.nextInt(9);
        write(
            tx ->
                switch (what) {
                  case 0 -> notifications.delete(tx, boris, id);
                  case 1 -> notifications.deleteTagged(tx, tag);
                  case 2 -> notifications.confirm(tx, boris, id, "Y") == null;
                  case 3 -> notifications.answer(tx, boris, id, "Well");
                  case 4 -> mark(tx, notifications, id, random.nextBoolean());
                  case 5 -> markFrom(tx, notifications, id, random.nextBoolean());
                  default -> notifications.send(tx, draft(boris, anna, kind, tag)) != null;
                });
        agree();
      }
      assertThat(feed().total()).isPositive();
    }

    private boolean mark(Tx tx, Notifications notifications, MessageId id, boolean read) {
      notifications.mark(tx, boris, id.value(), read);
      return read;
    }

    private boolean markFrom(Tx tx, Notifications notifications, MessageId id, boolean read) {
      notifications.markFrom(tx, boris, id.value(), read);
      return read;
    }

    private void agree() {
      var reads = store.reads(portal);
      var feed = rooms.notifications().feed(reads, boris);
      var all = new NoticeSearch("", List.of(), null, null, Set.of(), "");
      var found =
          rooms
              .notifications()
              .search(reads, boris, all, Long.MAX_VALUE, Notifications.KEPT_MAX)
              .notices();
      assertThat(feed == null ? 0 : feed.total()).isEqualTo(found.size());
      assertThat(feed == null ? 0 : feed.unread())
          .isEqualTo(found.stream().filter(notice -> !notice.read()).count());
    }

    @Test
    void nobody_is_told_who_is_no_longer_there() {
      write(
          tx -> {
            rooms.people().deactivate(tx, boris);
            return true;
          });
      assertThat(send(draft(boris, anna, Kind.PERSONAL, ""))).isNull();
      assertThat(rooms.notifications().feed(store.reads(portal), boris)).isNull();
    }
  }
}
