package dev.confab.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final int BLOCK = PictureCache.BLOCK;
  private static final long BYTES_MAX = 10L * BLOCK;

  @TempDir private Path temporary;
  private Path folder;
  private PictureCache cache;

  @BeforeEach
  void open() {
    folder = temporary.resolve("pictures");
    cache = new PictureCache(folder, BYTES_MAX);
  }

  private static String key(int number) {
    return "%064x".formatted(number);
  }

  private void keep(int number, int blocks) {
    cache.keep(key(number), "image/png", new byte[blocks * BLOCK], NOW);
  }

  private boolean has(int number) throws IOException {
    try (var picture = opened(number)) {
      return picture != null;
    }
  }

  private InputStream opened(int number) {
    var picture = cache.open(key(number), NOW);
    return picture == null ? null : picture.bytes();
  }

  private long kept() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void a_picture_is_what_was_kept() throws IOException {
    cache.keep(key(1), "image/gif", new byte[] {7, 8}, NOW);
    var picture = cache.open(key(1), NOW);
    assertThat(picture).isNotNull();
    try (var bytes = picture.bytes()) {
      assertThat(bytes.readAllBytes()).containsExactly(7, 8);
    }
    assertThat(picture.mediaType()).isEqualTo("image/gif");
    assertThat(picture.size()).isEqualTo(2);
    assertThat(has(2)).isFalse();
  }

  @Test
  void what_was_shown_longest_ago_goes_first() throws IOException {
    keep(1, 4);
    keep(2, 4);
    assertThat(has(1)).isTrue();
    keep(3, 4);
    assertThat(has(1)).isTrue();
    assertThat(has(2)).isFalse();
    assertThat(has(3)).isTrue();
    assertThat(kept()).isEqualTo(8 * BLOCK);
    keep(3, 9);
    assertThat(has(1)).isFalse();
    assertThat(kept()).isEqualTo(9 * BLOCK);
  }

  @Test
  void what_is_larger_than_all_the_room_is_not_kept() throws IOException {
    keep(1, 4);
    cache.keep(key(2), "image/png", new byte[10 * BLOCK + 1], NOW);
    assertThat(has(2)).isFalse();
    assertThat(has(1)).isTrue();
  }

  @Test
  void a_picture_of_few_bytes_takes_a_block_of_the_disk() throws IOException {
    for (int number = 0; number < 20; number++) {
      cache.keep(key(number), "image/gif", new byte[40], NOW);
    }
    assertThat(folder.toFile().list()).hasSize(10);
    assertThat(has(9)).isFalse();
    assertThat(has(10)).isTrue();
    cache.keep(key(20), "image/gif", new byte[BLOCK + 1], NOW);
    assertThat(folder.toFile().list()).as("two blocks").hasSize(9);
    cache = new PictureCache(folder, BYTES_MAX / 2);
    assertThat(folder.toFile().list()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void there_are_no_more_pictures_than_memory_is_to_hold() throws IOException {
    cache = new PictureCache(folder, BYTES_MAX, 3);
    for (int number = 0; number < 5; number++) {
      keep(number, 1);
    }
    assertThat(folder.toFile().list()).hasSize(3);
    assertThat(has(1)).isFalse();
    assertThat(has(2)).isTrue();
  }

  @Test
  void a_picture_is_believed_for_a_day() throws IOException {
    keep(1, 1);
    assertThat(cache.open(key(1), NOW.plus(PictureCache.BELIEVED).plusSeconds(1))).isNull();
    assertThat(has(1)).isTrue();
  }

  @Test
  void what_an_earlier_process_left_counts() throws IOException {
    cache.keep(key(1), "image/png", new byte[4 * BLOCK], NOW.minus(Duration.ofHours(2)));
    cache.keep(key(2), "image/png", new byte[4 * BLOCK], NOW.minus(Duration.ofHours(1)));
    Files.write(folder.resolve(key(3) + ".part"), new byte[5]);
    Files.write(folder.resolve("README"), new byte[1]);
    cache = new PictureCache(folder, BYTES_MAX);
    assertThat(has(2)).isTrue();
    assertThat(kept()).isEqualTo(8 * BLOCK + 1);
    keep(4, 4);
    assertThat(has(1)).isFalse();
    cache = new PictureCache(folder, 5 * BLOCK);
    assertThat(kept()).isEqualTo(4 * BLOCK + 1);
  }

  @Test
  void a_folder_that_cannot_be_written_costs_nothing_but_the_keeping() throws IOException {
    Files.write(folder, new byte[1]);
    keep(1, 1);
    assertThat(has(1)).isFalse();
  }

  @Test
  void a_picture_somebody_removed_is_no_longer_there() throws IOException {
    keep(1, 1);
    Files.delete(folder.resolve(key(1) + ".png"));
    assertThat(has(1)).isFalse();
    keep(2, 10);
    assertThat(has(2)).isTrue();
  }
}
