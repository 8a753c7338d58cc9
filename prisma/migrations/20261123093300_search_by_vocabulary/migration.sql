-- A name as fold() of @hookah/shared makes it, but for look-alike letters and accents: good enough to tell
-- that a query is the whole name.
CREATE FUNCTION search_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(translate(lower(name), 'ё''’‘`´', 'е'), '[^[:alnum:]]+', ' ', 'g'))
$$;

-- The word and all it can become by losing one letter. Two words one typo apart (a letter more, less, other, or two
-- swapped) have one of these in common, whatever the size of the vocabulary; trigrams lose swaps in short words.
CREATE FUNCTION search_deletions(word text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  found text[] := ARRAY[word];
BEGIN
  FOR place IN 1..length(word) LOOP
    found := found || (left(word, place - 1) || substr(word, place + 1));
  END LOOP;
  RETURN found;
END
$$;

-- AlterTable
ALTER TABLE "tobaccos"
    ADD COLUMN "name_key" TEXT GENERATED ALWAYS AS (search_key("name")) STORED,
    ADD COLUMN "alt_name_key" TEXT GENERATED ALWAYS AS (search_key("alt_name")) STORED,
    ADD COLUMN "search_words" TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', "search_text")) STORED;

-- All words of a query at once, in any order.
DROP INDEX "tobaccos_search_words_idx";
CREATE INDEX "tobaccos_search_words_idx" ON "tobaccos" USING GIN ("search_words") WITH (fastupdate = off);
-- The vocabulary stands between a query and the names, so likeness is never asked of them.
DROP INDEX "tobaccos_search_text_trgm_idx";

-- Words that begin so, the commonest first: one and two letters begin very many.
CREATE INDEX "search_vocabulary_first_letter_idx" ON "search_vocabulary"(left("word", 1), "frequency" DESC);
CREATE INDEX "search_vocabulary_first_two_letters_idx" ON "search_vocabulary"(left("word", 2), "frequency" DESC);
CREATE INDEX "search_vocabulary_first_three_letters_idx" ON "search_vocabulary"(left("word", 3), "frequency" DESC);
CREATE INDEX "search_vocabulary_deletions_idx" ON "search_vocabulary" USING GIN (search_deletions("word")) WITH (fastupdate = off);
ALTER INDEX "search_vocabulary_word_trgm_idx" SET (fastupdate = off);

-- The lists in the order in which they are read: unknown counts as least, so that one row comparison goes on behind any place.
DROP INDEX "tobaccos_by_rating_idx";
DROP INDEX "tobaccos_of_brand_by_rating_idx";
DROP INDEX "tobaccos_of_line_by_rating_idx";
DROP INDEX "tobaccos_by_added_on_idx";
DROP INDEX "tobaccos_by_name_idx";
CREATE INDEX "tobaccos_by_rating_idx"
    ON "tobaccos"((coalesce("rating", -1)), (coalesce("ratings_count", -1)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_of_brand_by_rating_idx"
    ON "tobaccos"("brand_id", (coalesce("rating", -1)), (coalesce("ratings_count", -1)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_of_line_by_rating_idx"
    ON "tobaccos"("line_id", (coalesce("rating", -1)), (coalesce("ratings_count", -1)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_by_added_on_idx"
    ON "tobaccos"((coalesce("added_on" - '0001-01-01'::date, -1)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_by_name_idx" ON "tobaccos"((left(lower("name"), 80)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_by_name_key_idx"
    ON "tobaccos"("name_key", (coalesce("rating", -1)), (coalesce("ratings_count", -1)), "id") WHERE "gone_at" IS NULL;
CREATE INDEX "tobaccos_by_alt_name_key_idx"
    ON "tobaccos"("alt_name_key", (coalesce("rating", -1)), (coalesce("ratings_count", -1)), "id") WHERE "gone_at" IS NULL;

-- Foreign keys that the lists' indexes no longer cover for rows that are gone.
CREATE INDEX "tobaccos_brand_id_idx" ON "tobaccos"("brand_id");
CREATE INDEX "tobaccos_line_id_idx" ON "tobaccos"("line_id");

-- Who keeps what they read of the catalogue is told of every write, whoever makes it.
CREATE FUNCTION tell_catalog_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('catalog_written', '');
  RETURN NULL;
END
$$;
CREATE TRIGGER "brands_written" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "brands"
    FOR EACH STATEMENT EXECUTE FUNCTION tell_catalog_written();
CREATE TRIGGER "lines_written" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "lines"
    FOR EACH STATEMENT EXECUTE FUNCTION tell_catalog_written();
CREATE TRIGGER "tobaccos_written" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "tobaccos"
    FOR EACH STATEMENT EXECUTE FUNCTION tell_catalog_written();
CREATE TRIGGER "flavor_tags_written" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "flavor_tags"
    FOR EACH STATEMENT EXECUTE FUNCTION tell_catalog_written();
CREATE TRIGGER "tobacco_tags_written" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "tobacco_tags"
    FOR EACH STATEMENT EXECUTE FUNCTION tell_catalog_written();
