/// Looks at the pages that messages link to, and shows pictures of other servers, where the
/// operator wants it.
///
/// A link is a wish, written with its message and kept until the page was looked at; so a crash
/// loses none. What was found is believed for an hour, also that there was nothing: a link posted a
/// thousand times is fetched once. Pages are strangers': what is fetched, how long and how much of
/// it is `delivery`'s business, what is read off it is [PageReader]'s.
@NullMarked
package dev.confab.links;

import org.jspecify.annotations.NullMarked;
