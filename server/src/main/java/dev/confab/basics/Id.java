package dev.confab.basics;

/// A number that names one thing of a portal. Ids count from one per portal, because clients of the
/// original expect small integers; on the wire they are plain JSON integers.
public sealed interface Id
    permits AppId,
        CallId,
        ChatId,
        CommandId,
        DepartmentId,
        EventId,
        FileId,
        HandlerId,
        MessageId,
        PortalId,
        UserId,
        WebhookId {
  /// The number itself; always positive for a thing that exists.
  long value();
}
