/// The portals of this server: which exist, under which host name, in which state. A portal is a
/// closed world of people, chats and applications; one server may hold many.
///
/// There are few of them, every call asks for one, and only this room changes them: all are kept at
/// hand and read anew after each change.
@NullMarked
package dev.confab.portals;

import org.jspecify.annotations.NullMarked;
