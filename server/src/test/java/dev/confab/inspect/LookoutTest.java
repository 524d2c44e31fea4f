package dev.confab.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.AppId;
import dev.confab.basics.Caller;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.bots.BotDraft;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.delivery.MaskedRequest;
import dev.confab.house.PortalContract;
import dev.confab.messages.Draft;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LookoutTest {
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
    private final AppId app;
    private final UserId bot;
    private final Lookout lookout;

    Contract(Database database) {
      super(database);
      app = write(tx -> rooms.apps().ofWebhookCaller(tx, "mine", Set.of("imbot")).id());
      var named = new BotProfile("Echo", null, null, null, null, null, null, null, null);
      var draft = new BotDraft("echo", "B", false, HandlerUrls.of("http://bot.test/"), named);
      var caller =
          new Caller(portal, anna, Caller.Auth.WEBHOOK, Set.of("imbot"), null, null, "webhook:1");
      bot = write(tx -> rooms.bots().register(tx, caller, "mine", draft));
      lookout =
          new Lookout(
              rooms.people(),
              rooms.bots(),
              rooms.messages(),
              rooms.log(),
              rooms.desk(),
              event -> new MaskedRequest("", Map.of(), ""));
    }

    private MessageId mentioned(UserId... members) {
      var draft =
          new ChatDraft(
              ChatType.GROUP, "Team", "", null, null, anna, null, "", "", List.of(members));
      var chat = write(tx -> rooms.chats().create(tx, draft));
      var text = "[USER=" + bot + "]Echo[/USER] is not to read this";
      return write(tx -> rooms.messages().post(tx, Draft.text(anna, chat, text)));
    }

    @Test
    void who_is_only_mentioned_from_outside_does_not_read_the_message() {
      var mine = new Lookout.Sight(app);
      var reads = store.reads(portal);
      var outside = mentioned();
      assertThat(lookout.misses(reads, mine, outside)).hasSize(1);
      assertThatThrownBy(() -> lookout.life(reads, mine, outside)).hasMessage("Message not found");
      assertThat(lookout.life(reads, new Lookout.Sight(null), outside).misses()).hasSize(1);
      assertThat(lookout.life(reads, mine, mentioned(bot)).events()).hasSize(1);
    }
  }
}
