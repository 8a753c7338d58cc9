-- AlterTable
ALTER TABLE "users" ADD COLUMN     "chosen_language" TEXT;

-- CreateTable
CREATE TABLE "wishlist_shares" (
    "id" UUID NOT NULL DEFAULT uuid_v7(),
    "wishlist_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "title" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "wishlist_shares_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_claims" (
    "item_id" UUID NOT NULL,
    "share_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_claims_pkey" PRIMARY KEY ("item_id")
);

-- CreateTable
CREATE TABLE "brand_follows" (
    "user_id" UUID NOT NULL,
    "brand_id" INTEGER NOT NULL,
    "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "brand_follows_pkey" PRIMARY KEY ("user_id","brand_id")
);

-- CreateTable
CREATE TABLE "line_follows" (
    "user_id" UUID NOT NULL,
    "line_id" INTEGER NOT NULL,
    "followed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_follows_pkey" PRIMARY KEY ("user_id","line_id")
);

-- CreateTable
CREATE TABLE "alert_preferences" (
    "user_id" UUID NOT NULL,
    "muted" BOOLEAN NOT NULL DEFAULT false,
    "digest_hour" SMALLINT NOT NULL DEFAULT 12,
    "quiet_from" SMALLINT,
    "quiet_to" SMALLINT,
    "time_zone" TEXT NOT NULL DEFAULT 'Europe/Moscow',

    CONSTRAINT "alert_preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "wishlist_shares_token_key" ON "wishlist_shares"("token");

-- CreateIndex
CREATE INDEX "wishlist_shares_wishlist_id_idx" ON "wishlist_shares"("wishlist_id");

-- CreateIndex
CREATE INDEX "wishlist_shares_expires_at_idx" ON "wishlist_shares"("expires_at");

-- CreateIndex
CREATE INDEX "share_claims_share_id_idx" ON "share_claims"("share_id");

-- CreateIndex
CREATE INDEX "share_claims_user_id_idx" ON "share_claims"("user_id");

-- CreateIndex
CREATE INDEX "brand_follows_brand_id_idx" ON "brand_follows"("brand_id");

-- CreateIndex
CREATE INDEX "line_follows_line_id_idx" ON "line_follows"("line_id");

-- AddForeignKey
ALTER TABLE "wishlist_shares" ADD CONSTRAINT "wishlist_shares_wishlist_id_fkey" FOREIGN KEY ("wishlist_id") REFERENCES "wishlists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_claims" ADD CONSTRAINT "share_claims_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "wishlist_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_claims" ADD CONSTRAINT "share_claims_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "wishlist_shares"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_claims" ADD CONSTRAINT "share_claims_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_follows" ADD CONSTRAINT "brand_follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brand_follows" ADD CONSTRAINT "brand_follows_brand_id_fkey" FOREIGN KEY ("brand_id") REFERENCES "brands"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_follows" ADD CONSTRAINT "line_follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line_follows" ADD CONSTRAINT "line_follows_line_id_fkey" FOREIGN KEY ("line_id") REFERENCES "lines"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert_preferences" ADD CONSTRAINT "alert_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "users"
    ADD CONSTRAINT "users_chosen_language_check" CHECK ("chosen_language" IN ('ru', 'en'));

ALTER TABLE "wishlist_shares"
    ADD CONSTRAINT "wishlist_shares_token_check" CHECK (char_length("token") >= 22),
    ADD CONSTRAINT "wishlist_shares_title_check" CHECK (char_length("title") BETWEEN 1 AND 100);

ALTER TABLE "alert_preferences"
    ADD CONSTRAINT "alert_preferences_hours_check" CHECK (
        "digest_hour" BETWEEN 0 AND 23 AND "quiet_from" BETWEEN 0 AND 23 AND "quiet_to" BETWEEN 0 AND 23),
    ADD CONSTRAINT "alert_preferences_quiet_check" CHECK (
        num_nulls("quiet_from", "quiet_to") = 2 OR num_nulls("quiet_from", "quiet_to") = 0 AND "quiet_from" <> "quiet_to");
