package dev.confab.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void a_name_that_is_taken_gets_the_next_number() {
    assertThat(FileNames.free("a.png", Set.of()::contains)).isEqualTo("a.png");
    assertThat(FileNames.free("a.png", Set.of("a.png")::contains)).isEqualTo("a (1).png");
    assertThat(FileNames.free(".a", Set.of(".a", ".a (1)")::contains)).isEqualTo(".a (2)");
  }

  @Test
  void a_folder_full_of_one_name_costs_few_looks_and_takes_more() {
    var taken = new HashSet<>(Set.of("image.png"));
    var looks = new AtomicInteger();
    for (int i = 1; i <= 20_000; i++) {
      looks.set(0);
      var name =
          FileNames.free(
              "image.png",
              one -> {
                looks.incrementAndGet();
                return taken.contains(one);
              });
      assertThat(name).isEqualTo("image (" + i + ").png");
      assertThat(looks.get()).isLessThan(40);
      taken.add(name);
    }
  }
}
