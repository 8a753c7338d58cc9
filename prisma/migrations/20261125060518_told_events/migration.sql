-- CreateTable
CREATE TABLE "told_events" (
    "event_id" BIGINT NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "told_events_pkey" PRIMARY KEY ("event_id")
);

-- CreateIndex
CREATE INDEX "outbox_lease_token_idx" ON "outbox"("lease_token");

-- AddForeignKey
ALTER TABLE "told_events" ADD CONSTRAINT "told_events_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "catalog_events"("id") ON DELETE CASCADE ON UPDATE CASCADE;
