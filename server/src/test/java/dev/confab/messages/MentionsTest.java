package dev.confab.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.AppId;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.BotTraits;
import dev.confab.bots.BotType;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionsTest {
  private static final UserId BOT = new UserId(567);
  private static final UserId ANNA = new UserId(7);

  @Test
  void a_text_names_its_users_in_order_and_each_once() {
    assertThat(
            Mentions.of(
                "[USER=7]Anna[/USER] and [user=567]Bot[/user], [USER=7]Anna[/USER]",
                ANNA,
                List.of()))
        .containsExactly(new UserId(7), BOT);
  }

  @Test
  void a_text_without_a_mention_names_nobody() {
    assertThat(Mentions.of("[b]USER=7[/b] [USER=7]not closed", ANNA, List.of())).isEmpty();
  }

  @Test
  void the_bot_gets_the_text_without_its_own_mention() {
    assertThat(Mentions.without("[USER=567]NewBot[/USER] , how to set up the left menu", BOT))
        .isEqualTo(", how to set up the left menu");
    assertThat(Mentions.without("[USER=567]NewBot[/USER], hello", BOT)).isEqualTo("hello");
  }

  @Test
  void mentions_of_others_stay() {
    assertThat(Mentions.without("[USER=567]Bot[/USER] ask [USER=7]Anna[/USER]", BOT))
        .isEqualTo("ask [USER=7]Anna[/USER]");
  }

  @Test
  void a_number_too_long_for_a_user_is_no_mention() {
    assertThat(Mentions.of("[USER=99999999999999999999]x[/USER]", ANNA, List.of())).isEmpty();
  }

  @Test
  void who_is_named_in_a_quote_or_in_code_is_not_called() {
    assertThat(
            Mentions.of(
                ">>[USER=7]Anna[/USER] said\n[code][USER=7]A[/USER][/code]", ANNA, List.of()))
        .isEmpty();
    assertThat(Mentions.of("[b][USER=7 REPLACE]Anna[/USER][/b]", ANNA, List.of()))
        .containsExactly(new UserId(7));
  }

  @Test
  void all_bots_of_the_chat_are_called_with_everybody() {
    var bot = new Bot(BOT, new AppId(1), "echo", BotType.STANDARD, false, BotTraits.FIRST);
    assertThat(Mentions.of("[USER=7]Anna[/USER], [user=ALL]Everyone[/user]", ANNA, List.of(bot)))
        .containsExactly(new UserId(7), BOT);
    assertThat(Mentions.of(">>[USER=all]Everyone[/USER]", ANNA, List.of(bot))).isEmpty();
    assertThat(Mentions.of("[URL=all]Everyone[/URL] [b]all[/b]", ANNA, List.of(bot))).isEmpty();
    assertThat(Mentions.of("[USER=7]A[/USER] [USER=all]Everyone[/USER]", BOT, List.of(bot)))
        .as("said by a bot")
        .containsExactly(ANNA);
    assertThat(Mentions.without("[USER=all]Everyone[/USER], hello", BOT))
        .isEqualTo("[USER=all]Everyone[/USER], hello");
  }

  @Test
  void hostile_input_takes_bounded_time() {
    var hostile = "[USER=1]".repeat(20_000);
    var began = System.nanoTime();
    assertThat(Mentions.of(hostile, ANNA, List.of())).isEmpty();
    assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
  }
}
