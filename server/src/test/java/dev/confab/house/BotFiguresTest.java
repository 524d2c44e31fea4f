package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.UserId;
import dev.confab.eventlog.BotLedger;
import dev.confab.eventlog.Ledger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BotFiguresTest {
  @Test
  void however_many_bots_there_are_their_figures_add_up_to_the_portals() {
    var lines =
        LongStream.rangeClosed(1, 5)
            .mapToObj(i -> new BotLedger(new UserId(i), new Ledger(10 * i, i, 9 * i, 0, 0, 0), 0))
            .toList();
    var figures = BotFigures.of(lines, 3);
    assertThat(figures.bots()).containsOnlyKeys("1", "2", "3", BotFigures.OTHERS);
    assertThat(figures.bots().get(BotFigures.OTHERS)).isEqualTo(new Ledger(90, 9, 81, 0, 0, 0));
    assertThat(figures.portal()).isEqualTo(new Ledger(150, 15, 135, 0, 0, 0));
    assertThat(BotFigures.of(lines, 5).bots()).hasSize(5).doesNotContainKey(BotFigures.OTHERS);
  }
}
