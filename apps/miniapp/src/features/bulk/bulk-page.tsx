import { BULK } from '@hookah/shared/closed-sets';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useServices } from '#src/app-context.ts';
import { MainAction } from '#src/components/main-action.tsx';
import { Page } from '#src/components/page.tsx';
import { useToast } from '#src/components/toast.tsx';
import { WISHLIST_KEY } from '#src/data/list-loading.ts';
import { haptics } from '#src/telegram/haptics.ts';
import { useClosingConfirmation } from '#src/telegram/use-closing-confirmation.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { BulkResult } from './bulk-result.tsx';
import { useDraft } from './draft.ts';

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** A list that came from elsewhere (a friend's message, a note) is put on one's own at once. */
export const BulkPage = ({ onBack }: { onBack: () => void }) => {
  const { api } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const { text, result, type, send, answered } = useDraft();
  const lines = linesOf(text);
  useClosingConfirmation(lines.length > 0);

  const { mutate, isPending } = useMutation({
    // The key is of these words: sent again after a lost answer they have one effect.
    mutationFn: ({ text: sent, key }: ReturnType<typeof send>) =>
      api.wishlist.bulkAdd({ text: sent }, { idempotencyKey: key }),
    onSuccess: (done, sent) => {
      haptics.changed();
      answered(sent, done);
      void client.invalidateQueries({ queryKey: WISHLIST_KEY });
    },
    onError: (error) => {
      haptics.failed();
      toast.show({ text: errorText(texts, error), isError: true });
    },
  });

  return (
    <Page title={words.bulk.title} onBack={onBack}>
      <label className="block">
        <span className="block px-3 pb-1.5 text-[13px] leading-[18px] text-heading">{words.bulk.field}</span>
        <textarea
          value={text}
          onChange={(event) => type(event.target.value)}
          maxLength={BULK.longest}
          rows={5}
          placeholder={words.bulk.placeholder}
          className="field-sizing-content block max-h-80 min-h-32 w-full resize-none rounded-2xl bg-section px-3.5 py-3 leading-[22px] placeholder:text-hint"
        />
        <span className="block px-3 pt-1.5 text-[13px] leading-[18px] text-hint">
          {lines.length > BULK.mostLines ? words.bulk.tooMany(BULK.mostLines) : words.bulk.hint}
        </span>
      </label>
      {result && <BulkResult result={result} />}
      <MainAction
        text={lines.length > 0 ? words.bulk.add(lines.length) : words.bulk.addNone}
        isDisabled={lines.length === 0 || lines.length > BULK.mostLines}
        isBusy={isPending}
        onClick={() => mutate(send())}
      />
    </Page>
  );
};
