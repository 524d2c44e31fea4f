/// Stored files: for now the images people and bots are shown by.
///
/// A picture comes in within the transaction of the call that brings it, so that it is there or the
/// call is not; it is small. Its bytes move to where those of files are when the call is answered,
/// and are served from its row until then. Nobody's word is taken for what a file is: its type and
/// its size in pixels are read from its own bytes, and only raster formats are known, since an SVG
/// is a program. An address holds a random key, because whoever sees the picture of a user loads it
/// without signing in.
@NullMarked
package dev.confab.files;

import org.jspecify.annotations.NullMarked;
