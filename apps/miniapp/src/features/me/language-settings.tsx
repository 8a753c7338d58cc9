import { LANGUAGES, type Language } from '@hookah/shared/closed-sets';
import { useMutation } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { Group } from '#src/components/group.tsx';
import { GlobeIcon } from '#src/components/screen-icons.tsx';
import { Segmented } from '#src/components/segmented.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useLanguage, useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';

/** Changes the words at once, here and in the chat. */
export const LanguageSettings = () => {
  const { api } = useServices();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const { language, setLanguage } = useLanguage();
  const { mutate } = useMutation({
    scope: { id: 'language' },
    mutationFn: (chosen: Language) =>
      api.users.patchMe({ language: chosen }, { idempotencyKey: idempotencyKey() }),
    onError: (error) => toast.show({ text: errorText(texts, error), isError: true }),
  });
  return (
    <Group title={words.me.language}>
      <div className="flex items-center gap-3 p-3">
        <span className="flex size-[30px] shrink-0 items-center justify-center rounded-lg bg-tint text-accent [&>svg]:size-5">
          <GlobeIcon />
        </span>
        <div className="min-w-0 flex-1">
          <Segmented
            label={words.me.language}
            value={language}
            onChange={(chosen) => {
              setLanguage(chosen);
              mutate(chosen);
            }}
            options={LANGUAGES.map((value) => ({ value, label: words.me.languages[value] }))}
          />
        </div>
      </div>
    </Group>
  );
};
