package dev.confab.delivery;

import dev.confab.basics.EncodedForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/// A form that is sent once and forgotten as soon as it has left.
///
/// An exchange with a slow handler lasts half a minute, its form would be half of what it holds in
/// memory, and nothing asks for it again: the client repeats nothing.
final class FormEntity extends AbstractHttpEntity {
  private final EncodedForm form;

  FormEntity(EncodedForm form, ContentType type) {
    super(type, null);
    this.form = form;
  }

  @Override
  public long getContentLength() {
    return form.length();
  }

  @Override
  public InputStream getContent() {
    throw new UnsupportedOperationException("a form is written, not read");
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    form.send(out);
    out.flush();
  }

  @Override
  public boolean isRepeatable() {
    return false;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public void close() {
    // who composed the form forgets it when it was not sent
  }
}
