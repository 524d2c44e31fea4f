/// Connections, transactions, dialects and migrations. One text of SQL serves SQLite and
/// PostgreSQL.
///
/// All writes of a store go through one writer thread that runs many calls inside one database
/// transaction and flushes once for all of them (group commit: it is worth four to ten times). A
/// call is still all-or-nothing by itself: what a refused call wrote is undone alone, and a group
/// that fails is replayed call by call. The function a caller hands to [Store#write] therefore may
/// run more than once and must have no effect outside its [Tx].
///
/// Every table's key begins with the portal; a statement names it `:portal` and never binds it by
/// hand, so that no statement can forget it.
@NullMarked
package dev.confab.sql;

import org.jspecify.annotations.NullMarked;
