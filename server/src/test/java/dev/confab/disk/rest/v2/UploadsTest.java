package dev.confab.disk.rest.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.basics.Refusal;
import dev.confab.disk.FileV2Error;
import dev.confab.house.PortalContract;
import dev.confab.sql.Databases;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class UploadsTest extends PortalContract {
  private static final Uploads.Words WORDS =
      new Uploads.Words(FileV2Error.FILE_EMPTY, FileV2Error.UPLOAD_FAILED, FileV2Error.SEND_FAILED);

  private final Uploads uploads = new Uploads(rooms.disk(), 7);

  UploadsTest() {
    super(Databases.sqlite());
  }

  private long kept(String content) {
    var fields = new SentFields("a", StringNode.valueOf(content), null);
    return uploads.keep(portal, fields, WORDS, (read, blob) -> blob.size());
  }

  @Test
  void a_file_may_be_so_long_and_not_a_byte_more() {
    assertThat(kept("AAAAAAAAAA==")).isEqualTo(7);
    for (var more : new String[] {"AAAAAAAAAAA=", "AAAAAAAAAAAA", "AAAAAAAAAAAAAAAA"}) {
      assertThatThrownBy(() -> kept(more))
          .isInstanceOf(Refusal.class)
          .extracting(thrown -> ((Refusal) thrown).error())
          .isEqualTo(FileV2Error.TOO_LARGE);
    }
  }
}
