import { useTexts } from '#src/texts/texts.ts';
import { Button } from './button.tsx';
import { CloudIcon } from './icons.tsx';
import { Notice } from './notice.tsx';

export type MissingScreenProps = { onRetry: () => void; onBack?: () => void };

/** In place of a screen whose file could not be fetched; everything round it works on. */
export const MissingScreen = ({ onRetry, onBack }: MissingScreenProps) => {
  const texts = useTexts();
  return (
    <div className="flex h-full items-center justify-center">
      <Notice
        isAlert
        icon={<CloudIcon />}
        title={texts.offline.title}
        text={texts.error.unreachable}
        action={
          <div className="flex gap-2">
            {onBack && (
              <Button look="quiet" onClick={onBack}>
                {texts.close}
              </Button>
            )}
            <Button onClick={onRetry}>{texts.retry}</Button>
          </div>
        }
      />
    </div>
  );
};

type MissingSheetProps = MissingScreenProps & { isOpen: boolean; onClose: () => void };

/** In place of the sheet itself, which would have slid over all there is. */
export const MissingSheet = ({ isOpen, onClose, onRetry }: MissingSheetProps) =>
  isOpen && (
    <div className="fixed inset-0 z-40 bg-page">
      <MissingScreen onRetry={onRetry} onBack={onClose} />
    </div>
  );
