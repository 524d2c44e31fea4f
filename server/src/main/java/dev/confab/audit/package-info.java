/// Who changed what: the deeds of administrators and of those who steer the deliveries, written in
/// the transaction that changes something, so that there is no change without its line and no line
/// without its change.
///
/// Lines are only added. The newest [AuditLog#KEPT_MAX] of a portal stay. No secret is ever among
/// them: what is told of a password or a code is that it changed.
@NullMarked
package dev.confab.audit;

import org.jspecify.annotations.NullMarked;
