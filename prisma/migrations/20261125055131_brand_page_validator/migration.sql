-- AlterTable
ALTER TABLE "brands" ADD COLUMN     "page_validator" TEXT;
