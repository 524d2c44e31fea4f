package dev.confab.disk.rest.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.ErrorCode;
import dev.confab.basics.Refusal;
import dev.confab.disk.FileV2Error;
import org.junit.jupiter.api.Test;

class UploadsTest {
  private static final Uploads.Words WORDS =
      new Uploads.Words(FileV2Error.FILE_EMPTY, FileV2Error.UPLOAD_FAILED, FileV2Error.SEND_FAILED);

  @Test
  void a_file_may_be_so_long_and_not_a_byte_more() {
    assertThat(Uploads.read(new SentFields("a", "AAAAAAAAAA==", null), WORDS, 7).bytes())
        .hasSize(7);
    for (var more : new String[] {"AAAAAAAAAAA=", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAA"}) {
      assertThatThrownBy(() -> Uploads.read(new SentFields("a", more, null), WORDS, 7))
          .isInstanceOf(Refusal.class)
          .extracting(thrown -> (ErrorCode) ((Refusal) thrown).error())
          .isEqualTo(FileV2Error.TOO_LARGE);
    }
  }
}
