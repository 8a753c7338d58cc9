import type { BrandRef } from '@hookah/shared/catalog';
import { CheckIcon } from '#src/components/icons.tsx';
import { BellIcon } from '#src/components/screen-icons.tsx';
import { useWords } from '#src/texts/words.ts';
import { useFollows } from './use-follows.ts';

export const FollowButton = ({ brand }: { brand: BrandRef }) => {
  const { brandsPage: words } = useWords();
  const { followed, setFollowed } = useFollows();
  const isOn = followed.includes(brand.id);
  return (
    <button
      type="button"
      aria-pressed={isOn}
      aria-label={isOn ? words.unfollow(brand.name) : words.followLabel(brand.name)}
      onClick={() => setFollowed(brand, !isOn)}
      className={`flex min-h-11 items-center justify-center gap-2 rounded-xl px-4 text-[15px] font-medium [&>svg]:size-5 ${isOn ? 'bg-section text-hint' : 'bg-button text-button-text'}`}
    >
      {isOn ? <CheckIcon /> : <BellIcon />}
      {isOn ? words.following : words.follow}
    </button>
  );
};
