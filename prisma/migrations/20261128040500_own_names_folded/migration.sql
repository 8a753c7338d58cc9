-- AlterTable
ALTER TABLE "wishlist_items" ADD COLUMN     "search_text" TEXT;
