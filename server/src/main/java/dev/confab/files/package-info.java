/// Stored files: for now the images people and bots are shown by.
///
/// A file is kept in the database, beside what refers to it, so that one backup holds both and one
/// transaction stores both. Nobody's word is taken for what a file is: its type and its size in
/// pixels are read from its own bytes, and only raster formats are known, since an SVG is a
/// program. An address holds a random key, because whoever sees the picture of a user loads it
/// without signing in.
@NullMarked
package dev.confab.files;

import org.jspecify.annotations.NullMarked;
