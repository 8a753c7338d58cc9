import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { Button } from './button.tsx';
import { CloudIcon } from './icons.tsx';
import { Notice } from './notice.tsx';

/** A screen that could not be loaded, in words, with the way to try again. */
export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const texts = useTexts();
  return (
    <Notice
      isAlert
      icon={<CloudIcon />}
      title={texts.error.title}
      text={errorText(texts, error)}
      action={<Button onClick={onRetry}>{texts.retry}</Button>}
    />
  );
};
