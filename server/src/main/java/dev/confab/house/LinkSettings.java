package dev.confab.house;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is fetched of the pages and pictures that messages name. Strangers name them, so nothing is
/// unless the operator wants it.
///
/// @param previews whether pages are looked at for what they say of themselves
/// @param pictures the folder of pictures of other servers; null: they are not shown
/// @param picturesBytesMax how much of them is kept there
public record LinkSettings(boolean previews, @Nullable Path pictures, long picturesBytesMax) {
  /// The folder of pictures in the data folder.
  static final String FOLDER = "pictures";

  private static final long MEGABYTE = 1024 * 1024;

  /// Nothing is fetched.
  public static LinkSettings off() {
    return new LinkSettings(false, null, 0);
  }

  static LinkSettings of(SettingSources sources, Path data) {
    var previews = Settings.flag(sources.value(Setting.LINK_PREVIEWS));
    var pictures = sources.value(Setting.LINK_PICTURES);
    var isShown = pictures.text().isBlank() ? previews : Settings.flag(pictures);
    return new LinkSettings(
        previews,
        isShown ? data.resolve(FOLDER) : null,
        Settings.number(sources.value(Setting.LINK_PICTURES_MB), 1, 1_000_000) * MEGABYTE);
  }
}
