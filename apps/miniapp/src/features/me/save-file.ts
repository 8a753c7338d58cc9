/** How it got there; `copied`: as text, since there was no other way; `failed`: nor was there this one. */
export type Saved = 'handed-over' | 'copied' | 'failed';

/** Long enough for a browser that asks where to put it. */
const DOWNLOADED_MS = 60_000;

/**
 * Hands a file to the phone: by its own sharing where there is one, as a download in a browser. The WebViews of Telegram's
 * apps take no downloads and say nothing of it; there it is copied. Telegram's `downloadFile` (8.0) fetches an address by
 * itself, without our headers: the address would have to let anybody in, and no token of ours is ever in one.
 */
export const saveFile = async (content: Blob, name: string): Promise<Saved> => {
  const file = new File([content], name, { type: content.type });
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] });
      return 'handed-over';
    } catch (error) {
      // Closed without choosing anybody: nothing has failed. Anything else: the phone does not share after all.
      if (error instanceof DOMException && error.name === 'AbortError') return 'handed-over';
    }
  }
  if ('TelegramWebviewProxy' in window) return (await isCopied(content)) ? 'copied' : 'failed';
  download(file);
  return 'handed-over';
};

const isCopied = async (content: Blob): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(await content.text());
    return true;
  } catch {
    return false;
  }
};

const download = (file: File): void => {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOADED_MS);
};
