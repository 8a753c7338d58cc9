-- The next update to work on is found at once, however many wait behind it and however many are done.
CREATE INDEX "bot_updates_in_order_idx" ON "bot_updates"("update_id") WHERE "state" IN ('pending', 'processing');
