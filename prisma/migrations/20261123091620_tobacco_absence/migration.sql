-- AlterTable
ALTER TABLE "tobaccos" ADD COLUMN     "absent_since" TIMESTAMPTZ(3),
ADD COLUMN     "page_validator" TEXT;
