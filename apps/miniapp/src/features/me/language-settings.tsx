import { LANGUAGES, type Language } from '@hookah/shared/closed-sets';
import type { User } from '@hookah/shared/users';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { Group } from '#src/components/group.tsx';
import { CheckIcon } from '#src/components/icons.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { errorText } from '#src/texts/error-text.ts';
import { textsIn, useLanguage } from '#src/texts/texts.ts';
import { ME_KEY } from '#src/texts/use-chosen-language.ts';
import { useWords } from '#src/texts/words.ts';

/** null: as Telegram says, also when it is changed there. */
const CHOICES = [null, ...LANGUAGES] as const;

/** Changes the words at once, here and in the chat. */
export const LanguageSettings = () => {
  const { api } = useServices();
  const client = useQueryClient();
  const words = useWords();
  const toast = useToast();
  const { language: spoken, setLanguage } = useLanguage();
  const { data: me } = useQuery<User>({ queryKey: ME_KEY, queryFn: api.whoAmI, staleTime: Infinity });
  const { mutate, variables, isPending } = useMutation({
    scope: { id: 'language' },
    mutationFn: (language: Language | null) =>
      api.users.patchMe({ language }, { idempotencyKey: idempotencyKey() }),
    onMutate: (language) => {
      if (language !== null) void setLanguage(language);
      return spoken;
    },
    onSuccess: (user) => {
      client.setQueryData<User>(ME_KEY, user);
      void setLanguage(user.language);
    },
    onError: (error, _language, before = spoken) => {
      // Whose choice could not be read either goes on as before.
      const known = me?.language ?? before;
      void setLanguage(known);
      toast.show({ text: errorText(textsIn(known), error), isError: true });
    },
  });
  const known = me?.languageChosen ? me.language : null;
  const chosen = isPending ? variables : known;
  return (
    <Group title={words.me.language}>
      <div role="radiogroup" aria-label={words.me.language}>
        {CHOICES.map((choice) => (
          <label
            key={choice ?? 'telegram'}
            className="relative flex min-h-12 cursor-pointer items-center justify-between gap-3 px-4 not-first:before:absolute not-first:before:left-4 not-first:before:right-0 not-first:before:top-0 not-first:before:border-t-[0.5px] not-first:before:border-line active:bg-fill has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="language"
              checked={chosen === choice}
              onChange={() => mutate(choice)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {choice === null ? words.me.asTelegram : words.me.languages[choice]}
            {chosen === choice && (
              <span className="text-accent">
                <CheckIcon />
              </span>
            )}
          </label>
        ))}
      </div>
    </Group>
  );
};
