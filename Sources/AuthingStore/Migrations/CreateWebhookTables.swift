/// Webhooks, and the messages to them as they were written with what they tell of.
enum CreateWebhookTables {
    static let sql = """
        CREATE TABLE webhook (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            url TEXT NOT NULL CHECK (url <> ''),
            secret TEXT CHECK (secret <> ''),
            events TEXT NOT NULL,
            createdAt INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE webhookDelivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            webhookID TEXT NOT NULL REFERENCES webhook (id) ON DELETE CASCADE,
            eventName TEXT NOT NULL,
            body TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'delivered', 'failed')),
            attempts INTEGER NOT NULL CHECK (attempts BETWEEN 0 AND 3),
            status INTEGER,
            duration INTEGER CHECK (duration >= 0),
            fault TEXT,
            createdAt INTEGER NOT NULL,
            CHECK (attempts > 0 OR state = 'pending')
        ) STRICT;
        CREATE INDEX webhookDeliveryByWebhook ON webhookDelivery (webhookID, id);
        CREATE INDEX pendingWebhookDelivery ON webhookDelivery (id) WHERE state = 'pending';

        """
}
