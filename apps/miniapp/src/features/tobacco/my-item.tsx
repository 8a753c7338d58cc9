import { ITEM_STATES, VERDICTS } from '@hookah/shared/closed-sets';
import type { WishlistItem } from '@hookah/shared/wishlist';
import { Segmented } from '#src/components/segmented.tsx';
import { useWishlistActions } from '#src/data/use-wishlist-actions.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { History } from './history.tsx';
import { Note } from './note.tsx';
import { Stars } from './stars.tsx';

/** Some day, soon, next. */
const PRIORITIES = [0, 1, 2];

/** What this tobacco is on the person's own list: where it stands, what they thought, what they noted. */
export const MyItem = ({ item }: { item: WishlistItem }) => {
  const texts = useTexts();
  const words = useWords();
  const { move, patch } = useWishlistActions();
  return (
    <section className="flex flex-col gap-3 rounded-2xl bg-section p-3">
      <Segmented
        label={words.tobacco.states}
        value={item.state}
        onChange={(state) => move(item, state)}
        options={ITEM_STATES.map((state) => ({ value: state, label: texts.state(state) }))}
      />
      {item.state === 'wanted' && (
        <div>
          <p aria-hidden="true" className="px-1 pb-1.5 text-[13px] leading-[18px] text-heading">
            {words.history.priority}
          </p>
          <Segmented
            label={words.history.priority}
            value={String(item.priority)}
            onChange={(priority) => patch(item, { priority: Number(priority) })}
            options={PRIORITIES.map((value) => ({ value: String(value), label: texts.priority(value) }))}
          />
        </div>
      )}
      {item.state === 'tried' && <Stars value={item.rating} onChange={(rating) => patch(item, { rating })} />}
      {item.state === 'tried' && (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="px-1 pb-1.5 text-[13px] leading-[18px] text-heading">
            {words.tobacco.verdicts}
          </legend>
          {VERDICTS.map((verdict) => {
            const isOn = item.verdict === verdict;
            return (
              <button
                key={verdict}
                type="button"
                aria-pressed={isOn}
                onClick={() => patch(item, { verdict: isOn ? null : verdict })}
                className={`min-h-11 flex-auto rounded-xl px-3 text-[15px] ${isOn ? 'bg-button text-button-text' : 'bg-tint text-accent'}`}
              >
                {words.verdict(verdict)}
              </button>
            );
          })}
        </fieldset>
      )}
      <Note note={item.note} onSave={(note) => patch(item, { note })} />
      <History item={item} />
    </section>
  );
};
