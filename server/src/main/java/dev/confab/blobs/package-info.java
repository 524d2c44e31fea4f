/// The bytes of files, outside of the database: in a folder, or in a bucket that speaks S3.
///
/// Bytes are kept first and named in a row afterwards, so no row is ever without its bytes. What
/// was kept and then not named, because a call was refused or the machine stopped in between, is
/// garbage that a sweep takes away a day later; so is what no row names any more. Nothing else
/// removes bytes, and nothing changes them, which makes a copy of the store, taken before and after
/// a copy of the database, complete without holding anybody up.
///
/// Names are made here and of random letters; nobody's word becomes part of a path. Every portal
/// has a place of its own, whose name is random too, so that two databases over one bucket never
/// sweep each other's bytes.
@NullMarked
package dev.confab.blobs;

import org.jspecify.annotations.NullMarked;
