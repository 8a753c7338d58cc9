import { EXPORT_FORMATS, type ExportFormat } from '@hookah/shared/closed-sets';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useServices } from '#src/app-context.ts';
import { Cell, Group } from '#src/components/group.tsx';
import { FileIcon } from '#src/components/screen-icons.tsx';
import { useToast } from '#src/components/toast.tsx';
import { idempotencyKey } from '#src/data/idempotency-key.ts';
import { writeSearches } from '#src/data/recent-searches.ts';
import { errorText } from '#src/texts/error-text.ts';
import { useTexts } from '#src/texts/texts.ts';
import { useWords } from '#src/texts/words.ts';
import { Confirmation } from './confirmation.tsx';
import { saveFile } from './save-file.ts';

const EXTENSIONS: Record<ExportFormat, string> = { csv: 'csv', json: 'json', text: 'txt' };

/** A person's data is theirs: to take along, and to take away. */
export const DataSettings = () => {
  const { api, person, storage } = useServices();
  const client = useQueryClient();
  const texts = useTexts();
  const words = useWords();
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  const onError = (error: unknown) => toast.show({ text: errorText(texts, error), isError: true });

  const save = useMutation({
    mutationFn: async (format: ExportFormat) =>
      saveFile(await api.wishlist.export(format), `hookah-wishlist.${EXTENSIONS[format]}`),
    onSuccess: (saved) => {
      if (saved === 'copied') toast.show({ text: words.me.exportCopied });
      if (saved === 'failed') toast.show({ text: words.me.exportFailed, isError: true });
    },
    onError,
  });
  const logOut = useMutation({
    // This device is logged out as well, and in again by the init data at its next question.
    mutationFn: () => api.auth.logoutEverywhere(),
    onSuccess: () => toast.show({ text: words.me.devicesDone }),
    onError,
  });
  const erase = useMutation({
    mutationFn: () => api.users.deleteMe({ idempotencyKey: idempotencyKey() }),
    onSuccess: async () => {
      setAsks(false);
      // What the device kept would come back at the next opening.
      await storage.forget();
      writeSearches(person, []);
      // Whoever was here is gone: the next request makes a new person of them.
      client.clear();
      toast.show({ text: words.me.erased.title });
    },
    onError,
  });

  return (
    <>
      <Group title={words.me.export}>
        {EXPORT_FORMATS.map((format) => (
          <Cell
            key={format}
            icon={<FileIcon />}
            title={words.me.format(format)}
            isBusy={save.isPending && save.variables === format}
            onClick={() => save.mutate(format)}
          />
        ))}
      </Group>
      <Group hint={words.me.devicesHint}>
        <Cell title={words.me.devices} isBusy={logOut.isPending} onClick={() => logOut.mutate()} />
      </Group>
      <Group hint={words.me.eraseHint}>
        <div hidden={asks}>
          <Cell look="danger" title={words.me.erase} onClick={() => setAsks(true)} />
        </div>
        {asks && (
          <Confirmation
            ask={words.me.eraseAsk}
            yes={words.me.eraseYes}
            no={words.me.keep}
            isBusy={erase.isPending}
            onYes={() => erase.mutate()}
            onNo={() => setAsks(false)}
          />
        )}
      </Group>
    </>
  );
};
