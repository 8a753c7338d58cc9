-- What a word sounds like, roughly, in either alphabet: its consonants in one spelling, with a mark for the vowels between.
-- «дарксайд» and "darkside", «кейк» and "cake" are the same here; which of those alike is meant is for the caller to weigh.
CREATE FUNCTION search_sound(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      translate(
        regexp_replace(
          regexp_replace(
            replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
              regexp_replace(regexp_replace(word, 'c(?=[eiy])', 's', 'g'), '([b-df-hj-np-tv-xz])e$', '\1'),
              'дж', 'j'), 'tch', 'ч'), 'sch', 'ш'), 'ch', 'ч'), 'sh', 'ш'), 'zh', 'j'), 'dj', 'j'),
              'kh', 'h'), 'ph', 'f'), 'th', 't'), 'ck', 'k'), 'qu', 'kv'), 'x', 'ks'), 'ght', 't'),
          '([aeiouy])w(?![aeiouy])', '\1', 'g'),
        'ц', 'ts', 'g'),
        'cqwzfбвгджзклмнпрстфхшщаеийоуыэюяeiouyъь',
        'kkvsvbvgdjsklmnprstvhшшaaaaaaaaaaaaaaa'),
      'a+', '_', 'g'),
    '(.)\1+', '\1', 'g')
$$;

CREATE INDEX "search_vocabulary_sound_idx" ON "search_vocabulary"(search_sound("word"), "frequency" DESC);
